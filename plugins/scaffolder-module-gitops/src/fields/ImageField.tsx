import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useSuggestion } from '../hooks/useSuggestion';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { checkName } from '../selection/checkName';
import { selectOtherValue } from '../selection/selectOtherValue';
import { imageFieldSchema } from './imageFieldSchema';
import { InputFrame } from './InputFrame';
import { validateImage } from './validateImage';

/**
 * Takes the repository of an image. Where the configuration says where images are, it is filled in with the name of
 * the service, and says so.
 */
export function ImageField(props: typeof imageFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formContext, formData, idSchema, onChange } = props;
  const { required, schema, uiSchema } = props;
  const registry = useApi(configApiRef)
    .getOptionalString('gitops.imageRegistry')
    ?.replace(/\/+$/, '');
  const service = selectOtherValue(
    formContext,
    uiSchema['ui:options']?.serviceField,
  );
  const { problems, isInvalid } = useTypedProblems(validateImage, props);
  useSuggestion(
    registry && service && !checkName(service)
      ? `${registry}/${service}`
      : undefined,
    formData,
    onChange,
  );
  return (
    <InputFrame problems={problems}>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? t('image.title')}
        description={
          schema.description ??
          (registry
            ? t('image.suggested', { registry })
            : t('image.description'))
        }
        isRequired={required}
        isInvalid={isInvalid}
        // The form decides, also when the same value is sent again.
        validationBehavior="aria"
        value={formData ?? ''}
        onChange={typed => onChange(typed || undefined)}
      />
    </InputFrame>
  );
}
