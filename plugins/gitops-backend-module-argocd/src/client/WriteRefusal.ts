import { EngineError } from '@backstage-gitops/plugin-gitops-node';

/** Argo CD did not take a write. */
export class WriteRefusal extends Error {
  override readonly name = 'WriteRefusal';
  /** HTTP status. */
  readonly status: number;
  /** gRPC's code, which tells more: 3 invalid, 5 not found, 7 forbidden, 9 not in this state. */
  readonly grpcCode?: number;
  /** What it wrote; names addresses, accounts and rules. */
  readonly text: string;
  /** The same as an error of the engine, fit for anyone's eyes. */
  readonly error: EngineError;

  constructor(options: {
    status: number;
    grpcCode?: number;
    text: string;
    error: EngineError;
  }) {
    super(options.error.message, { cause: options.error });
    this.status = options.status;
    this.grpcCode = options.grpcCode;
    this.text = options.text;
    this.error = options.error;
  }
}
