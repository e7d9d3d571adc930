import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useClient } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import type { Client } from '../../api/client.ts';
import { saveFile } from '../../components/save-file.ts';

/** Several calls as one step, with a file on the way in or out; afterwards every figure on the screen is asked again. */
export function useTask<Input, Output>(
  run: (client: Client, input: Input) => Promise<Output>,
): UseMutationResult<Output, CallError, Input> {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      try {
        return await run(client, input);
      } catch (error) {
        throw toCallError(error);
      }
    },
    onSettled: () => {
      void queries.invalidateQueries();
    },
  });
}

/** Downloads what a route has left in the outbox. */
export async function download<T extends { readonly fileId: string; readonly fileName: string }>(
  client: Client,
  file: T,
): Promise<T> {
  saveFile(await client.getFile(file.fileId), file.fileName);
  return file;
}

export async function importFile(client: Client, file: Blob) {
  return client.call('exchange.import', { fileId: await client.putFile(file) });
}
