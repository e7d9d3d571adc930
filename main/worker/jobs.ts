import { handlers } from '../api/handlers/index.ts';
import { serveThread } from './serve-thread.ts';

// The thread of long work: verify, decode, back up. It reads; what it changes it asks of the writer.
serveThread(handlers);
