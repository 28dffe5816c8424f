import {
  rememberTexts,
  toPublicText,
} from '@backstage-gitops/plugin-gitops-common';

const MAX_LENGTH = 300;
const MAX_REMEMBERED = 1_000;

/** Makes a sentence of Argo CD fit for anyone's eyes, and takes the wrapping of gRPC off it. */
export const toSafeText = rememberTexts(
  text =>
    toPublicText(text.replace(/rpc error: code = \w+ desc = /g, ''), {
      maxLength: MAX_LENGTH,
    }),
  { most: MAX_REMEMBERED },
);
