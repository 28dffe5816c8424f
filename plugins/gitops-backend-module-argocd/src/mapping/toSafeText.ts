import { toPublicText } from '@backstage-gitops/plugin-gitops-common';

const MAX_LENGTH = 300;

/** Makes a sentence of Argo CD fit for anyone's eyes, and takes the wrapping of gRPC off it. */
export function toSafeText(text: string): string {
  return toPublicText(text.replace(/rpc error: code = \w+ desc = /g, ''), {
    maxLength: MAX_LENGTH,
  });
}
