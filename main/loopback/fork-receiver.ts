import { spawn } from 'node:child_process';
import type { ForkReceiver } from '../worker/receiver-process.ts';

/** A second Node, which is given its folder and nothing else. */
export const forkReceiver: ForkReceiver = ({ entry, args, flags, onMessage, onExit }) => {
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  child.on('message', onMessage);
  child.once('error', onExit);
  child.once('exit', onExit);
  return { kill: () => void child.kill('SIGTERM') };
};
