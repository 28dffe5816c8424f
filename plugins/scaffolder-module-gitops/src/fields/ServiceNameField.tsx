import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { FieldProblems } from './FieldProblems';
import { nameFieldSchema } from './nameFieldSchema';

/** Takes the name of a new service. That it is free is checked by its validation. */
export function ServiceNameField(props: typeof nameFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  return (
    <>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? t('name.title')}
        description={schema.description ?? t('name.description')}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        value={formData ?? ''}
        onChange={typed => onChange(typed || undefined)}
      />
      <FieldProblems problems={rawErrors} />
    </>
  );
}
