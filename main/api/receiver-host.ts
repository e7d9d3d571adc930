import type { ReceiverState } from '../contract/routes/transport.ts';

/** What the township's receiver is to do. */
export interface WantedReceiver {
  /** The watched folder; it writes there alone. */
  readonly inbox: string;
  readonly port: number;
}

/** The process that takes batches by HTTP, as the program steers it. No method throws. */
export interface ReceiverHost {
  /** Starts it, starts it again where anything has changed, or ends it (null). */
  want(wanted: WantedReceiver | null): void;
  state(): ReceiverState;
  /** Called whenever a file has come. */
  onArrived(listener: () => void): void;
  /** It ends with the program. */
  stop(): Promise<void>;
}
