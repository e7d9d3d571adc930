/** What the receiver tells the program that has started it; nothing where a person has. */
export type Told =
  | { readonly type: 'ready' | 'arrived' }
  | { readonly type: 'problem'; readonly code: 'PORT_TAKEN' | 'PORT_REFUSED' | 'FOLDER_GONE' };

interface ParentPort {
  postMessage(message: Told): void;
}

/** Electron gives its utility processes a port, Node gives its children a channel. */
export function tellProgram(message: Told): void {
  if (message.type === 'problem') endSoon();
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isPort(port)) port.postMessage(message);
  else process.send?.(message);
}

/** A channel to the program would keep the process alive, with nothing to do. Without one it ends by itself. */
function endSoon(): void {
  setTimeout(() => process.exit(1), 200).unref();
}

function isPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port;
}

/** The receiver ends with its program, also when that was killed. */
export function endWithProgram(): void {
  process.on('disconnect', () => process.exit(0));
}
