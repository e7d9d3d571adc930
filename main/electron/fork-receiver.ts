import { utilityProcess } from 'electron';
import type { ForkReceiver } from '../worker/receiver-process.ts';

/**
 * A process of Electron's own. It is given the permissions that a plain Node would hold it to; Electron has not honoured
 * them so far (README), so that the separation of the process is what remains.
 */
export const forkReceiver: ForkReceiver = ({ entry, args, flags, onMessage, onExit }) => {
  const child = utilityProcess.fork(entry, [...args], {
    execArgv: [...flags],
    stdio: 'ignore',
    serviceName: 'Open Door receiver',
  });
  child.on('message', onMessage);
  child.once('exit', onExit);
  return { kill: () => void child.kill() };
};
