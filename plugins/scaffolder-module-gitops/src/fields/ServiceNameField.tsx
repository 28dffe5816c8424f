import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { InputFrame } from './InputFrame';
import { nameFieldSchema } from './nameFieldSchema';
import { validateServiceName } from './validateNames';

/** Takes the name of a new service, and says whether it may be one and is free while it is typed. */
export function ServiceNameField(props: typeof nameFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, required, schema } = props;
  const { problems, isInvalid } = useTypedProblems(validateServiceName, props);
  return (
    <InputFrame problems={problems}>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? t('name.title')}
        description={schema.description ?? t('name.description')}
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
