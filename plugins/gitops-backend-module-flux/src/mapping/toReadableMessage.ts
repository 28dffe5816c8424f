import { toPublicText } from '@backstage-gitops/plugin-gitops-common';

/**
 * A condition's message as it may be shown to anyone, and that stays the same while the state does:
 * what differs at each retry is taken out too, the name of a temporary folder and fractions of a
 * second.
 */
export function toReadableMessage(message: string): string {
  return toPublicText(
    message
      .replace(/\/tmp\/[a-z]+-\d+\//g, './')
      .replace(/(\d)\.\d+(ms|s)\b/g, '$1$2'),
  );
}
