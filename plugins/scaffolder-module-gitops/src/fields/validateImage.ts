import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fieldMessages } from '../messages/fieldMessages';

/** Refuses what is not the repository of an image, as the action would. */
export const validateImage: CustomFieldValidator<string> = (image, field) => {
  const isImage =
    /^[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/;
  if (image && (image.length > 255 || !isImage.test(image))) {
    field.addError(fieldMessages['image.invalid']);
  }
};
