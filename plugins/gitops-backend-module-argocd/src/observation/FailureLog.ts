import { LoggerService } from '@backstage/backend-plugin-api';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { toCauseText } from './toCauseText';

/**
 * Says in the log why something failed: the upstream's own words, which no error that is shown has.
 * The same failure is said once, and again when there was a full picture without it.
 */
export class FailureLog {
  private before = new Set<string>();
  private now = new Set<string>();

  constructor(private readonly logger: LoggerService) {}

  /** An observation begins. */
  begin(): void {
    this.before = new Set([...this.before, ...this.now]);
    this.now = new Set();
  }

  /** It has a full picture: what failed in those before it is over. */
  settle(): void {
    this.before.clear();
  }

  /** @param options - `isOutage`: it ends the observation, of which the backend warns, without the cause */
  note(
    { cause, message }: EngineError,
    options: { isOutage?: boolean } = {},
  ): void {
    if (cause === undefined) return;
    const isKnown = this.now.has(message) || this.before.has(message);
    this.now.add(message);
    const level = options.isOutage ? 'info' : 'warn';
    this.logger[isKnown ? 'debug' : level](
      `${message} Cause: ${toCauseText(cause)}`,
    );
  }
}
