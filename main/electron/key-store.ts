import type { SafeStorage } from 'electron';
import { openKeptMachineSecret, type SecretKeeper } from '../core/keys/kept-machine-secret.ts';
import type { MachineSecret } from '../core/ports.ts';

type Store = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;

/** The machine secret under the system's keyring. Only after the app is ready. Errors: as openKeptMachineSecret. */
export async function openMachineSecret(
  dataDir: string,
  store: Store,
  platform: NodeJS.Platform = process.platform,
): Promise<MachineSecret> {
  return openKeptMachineSecret(dataDir, await keeperOf(store, platform));
}

/** Null where the system has no keyring that protects: `basic_text` is a password that everybody knows. */
async function keeperOf(store: Store, platform: NodeJS.Platform): Promise<SecretKeeper | null> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(store.getSelectedStorageBackend()))
    return null;
  if (!(await store.isAsyncEncryptionAvailable())) return null;
  return {
    seal: (text) => store.encryptStringAsync(text),
    open: async (sealed) => {
      const { result, shouldReEncrypt } = await store.decryptStringAsync(Buffer.from(sealed));
      return { text: result, shouldSealAgain: shouldReEncrypt };
    },
  };
}
