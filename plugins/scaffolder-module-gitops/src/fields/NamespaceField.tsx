import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useDeployments } from '../hooks/useDeployments';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { InputFrame } from './InputFrame';
import { nameFieldSchema } from './nameFieldSchema';
import { TypedChoice } from './TypedChoice';
import { validateNamespace } from './validateNames';

/** Takes the name of a namespace, and offers those that services use. Works also while nothing is known. */
export function NamespaceField(props: typeof nameFieldSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, required, schema } = props;
  const { problems, isInvalid } = useTypedProblems(validateNamespace, props);
  const { value: deployments = [] } = useDeployments();
  const known = [
    ...new Set(
      deployments.flatMap(({ targetNamespace }) => targetNamespace ?? []),
    ),
  ].sort();
  return (
    <InputFrame problems={problems}>
      <TypedChoice
        id={idSchema?.$id}
        label={schema.title ?? t('namespace.title')}
        description={schema.description ?? t('namespace.description')}
        isRequired={required}
        isInvalid={isInvalid}
        value={formData}
        onChange={onChange}
        known={known.map(value => ({ value }))}
      />
    </InputFrame>
  );
}
