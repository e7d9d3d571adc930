import { handlers } from '../api/handlers/index.ts';
import { serveThread } from './serve-thread.ts';

// The thread that owns the write connection.
serveThread(handlers);
