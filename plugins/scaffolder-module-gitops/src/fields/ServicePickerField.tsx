import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox, Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useDeployments } from '../hooks/useDeployments';
import { createOptionFilter } from '../selection/createOptionFilter';
import { selectServices, ServiceChoice } from '../selection/selectServices';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { InputFrame } from './InputFrame';
import { LiveState } from './LiveState';
import { servicePickerSchema } from './servicePickerSchema';
import { validateService } from './validateService';

/** Chooses a service that is deployed, with what of it runs. */
export function ServicePickerField(props: typeof servicePickerSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formData, idSchema, onChange, required, schema } = props;
  const { problems, isInvalid } = useTypedProblems(validateService, props);
  const read = useDeployments();

  function toWords({ versions, clusters }: ServiceChoice): string {
    return t('services.where', {
      versions: versions.map(({ value }) => value).join(', ') || '?',
      count: clusters.length,
    });
  }

  return (
    <LiveState read={read}>
      {deployments => {
        const services = selectServices(deployments);
        if (!services.length) {
          return (
            <Text as="p" role="status">
              {t('services.none')}
            </Text>
          );
        }
        return (
          <InputFrame problems={problems}>
            <Combobox
              id={idSchema?.$id}
              label={schema.title ?? t('services.title')}
              description={schema.description ?? t('services.description')}
              isRequired={required}
              isInvalid={isInvalid}
              // The form decides, also when the same value is sent again.
              validationBehavior="aria"
              search={{
                filter: createOptionFilter(services.map(({ name }) => name)),
              }}
              options={services.map(service => ({
                id: service.name,
                label: service.name,
                description: toWords(service),
              }))}
              selectedKey={formData ?? null}
              onSelectionChange={key =>
                onChange(key === null ? undefined : String(key))
              }
            />
          </InputFrame>
        );
      }}
    </LiveState>
  );
}
