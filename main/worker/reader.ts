import { handlers } from '../api/handlers/index.ts';
import { serveThread } from './serve-thread.ts';

// The thread that answers reads, on a connection that cannot write.
serveThread(handlers);
