import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';

/** Refuses what cannot be the tag of an image (OCI distribution: 128 characters at most). */
export const validateVersion: CustomFieldValidator<string> = (
  version,
  field,
) => {
  if (version && !/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(version)) {
    field.addError(fieldMessages['versions.invalid']);
  }
};
