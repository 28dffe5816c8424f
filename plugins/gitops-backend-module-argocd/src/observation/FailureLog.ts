import { LoggerService } from '@backstage/backend-plugin-api';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { toCauseText } from './toCauseText';

/**
 * Says in the log why something failed: the upstream's own words, which no error that is shown has.
 * The same failure is said once until a full picture came.
 */
export class FailureLog {
  private readonly said = new Set<string>();

  constructor(private readonly logger: LoggerService) {}

  note(error: EngineError): void {
    if (error.cause === undefined) return;
    const level = this.said.has(error.message) ? 'debug' : 'warn';
    this.said.add(error.message);
    this.logger[level](`${error.message} Cause: ${toCauseText(error.cause)}`);
  }

  /** From now on a failure is a new one. */
  forget(): void {
    this.said.clear();
  }
}
