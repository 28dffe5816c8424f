import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { z } from 'zod/v3';
import { LayoutFacts } from '../layout';

/** Asks the world outside the repository whether a layout operation should be done. */
export type LayoutGuard = {
  /** Inputs of its own, which the operation does not see. */
  input: z.ZodRawShape;
  /**
   * @param facts - what the operation would do
   * @param input - its own inputs, parsed
   * @throws InputError when it should not be done.
   */
  check(
    facts: LayoutFacts,
    input: Record<string, unknown>,
    context: {
      logger: LoggerService;
      signal?: AbortSignal;
      getInitiatorCredentials(): Promise<BackstageCredentials>;
    },
  ): Promise<void>;
};
