import { serveThread } from '../serve-thread.ts';
import { testHandlers } from './handlers.ts';

// Each of the three threads, with handlers that tests can steer.
serveThread(testHandlers);
