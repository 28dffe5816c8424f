import { toPublicText } from '@backstage-gitops/plugin-gitops-common';

const MAX_LENGTH = 300;
const MAX_REMEMBERED = 1_000;

/** Thousands of Applications say the same: most often that they were successfully synced. */
const remembered = new Map<string, string>();

/** Makes a sentence of Argo CD fit for anyone's eyes, and takes the wrapping of gRPC off it. */
export function toSafeText(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const safe = toPublicText(
    text.replace(/rpc error: code = \w+ desc = /g, ''),
    {
      maxLength: MAX_LENGTH,
    },
  );
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, safe);
  return safe;
}
