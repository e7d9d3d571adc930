import { stat } from 'node:fs/promises';
import { lastPosition } from '../../../db/queries/ops.ts';
import type { TransportStatus } from '../../contract/routes/transport.ts';
import type { StationRuntime } from '../runtime.ts';
import { stationProfile } from '../station/service.ts';
import { receiverSettings } from './online-settings.ts';
import { findMailbox } from './mailbox.ts';
import { onlineStatus } from './online-status.ts';
import { chosenFolder } from './settings.ts';
import { countNotAccepted, listWaiting } from './watched-folder.ts';

/** What is chosen, and what lies there now. A share that does not answer is not there. */
export async function transportStatus(runtime: StationRuntime): Promise<TransportStatus> {
  const { register } = runtime;
  const isVillage = stationProfile(register).kind === 'village';
  const inbox = chosenFolder(register.read, 'inbox');
  const outbox = chosenFolder(register.read, 'outbox');
  const waiting = inbox === null ? null : await listWaiting(inbox);
  return {
    inbox:
      inbox === null
        ? null
        : {
            path: inbox,
            isThere: waiting !== null,
            waiting: waiting?.length ?? 0,
            notAccepted: waiting === null ? 0 : await countNotAccepted(inbox),
            // Sizes and times alone: whether anything has changed since the last look.
            marks: waiting?.map(({ size, changedMs }) => `${size} ${changedMs}`) ?? [],
          },
    outbox: outbox === null ? null : { path: outbox, isThere: await isFolder(outbox) },
    online: isVillage ? onlineStatus(runtime) : null,
    receiver: isVillage ? null : receiverSettings(register.read),
    decided:
      isVillage || (await findMailbox(inbox)) === null ? null : { position: lastPosition(register.read) },
  };
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}
