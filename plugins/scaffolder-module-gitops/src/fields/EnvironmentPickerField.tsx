import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  Text,
} from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { joinReads } from '../hooks/joinReads';
import { useClusters } from '../hooks/useClusters';
import { useDeployments } from '../hooks/useDeployments';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { useWholeNames } from '../hooks/useWholeNames';
import {
  EnvironmentChoice,
  selectEnvironments,
} from '../selection/selectEnvironments';
import { selectNames } from '../selection/selectNames';
import { selectOtherValue } from '../selection/selectOtherValue';
import { environmentPickerSchema } from './environmentPickerSchema';
import { InputFrame } from './InputFrame';
import { LiveState } from './LiveState';
import { validateEnvironments } from './validateEnvironments';

/** Chooses an environment, or several where the template asks for a list. */
export function EnvironmentPickerField(
  props: typeof environmentPickerSchema.TProps,
) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formContext, formData, idSchema, onChange } = props;
  const { required, schema, uiSchema } = props;
  const options = uiSchema['ui:options'] ?? {};
  const service = selectOtherValue(formContext, options.serviceField);
  const read = joinReads(useClusters(), useDeployments(service ?? ''));

  const { problems, isInvalid } = useTypedProblems(validateEnvironments, props);
  useWholeNames(formData, onChange);

  function toWords({ clusters, running, versions }: EnvironmentChoice): string {
    const count = { count: clusters };
    if (!running) return t('environments.clusters', count);
    const known = { ...count, running: String(running) };
    return versions.length > 0
      ? t('environments.runs', { ...known, versions: versions.join(', ') })
      : t('environments.runsUnknown', known);
  }

  return (
    <LiveState read={read}>
      {([list, deployments]) => {
        const choices = selectEnvironments(list, {
          deployments,
          onlyRunning: options.offer === 'running' && service !== undefined,
          after: selectOtherValue(formContext, options.after),
        });
        if (!choices.length) {
          return (
            <Text as="p" role="status">
              {t('environments.none')}
            </Text>
          );
        }
        const shared = {
          id: idSchema?.$id,
          label: schema.title ?? t('environments.title'),
          description: schema.description ?? t('environments.description'),
          isRequired: required,
          isInvalid,
          // The form decides, also when the same value is sent again.
          validationBehavior: 'aria' as const,
        };
        const words = (choice: EnvironmentChoice) => (
          <span>
            {choice.name}{' '}
            <Text as="span" color="secondary" variant="body-small">
              {toWords(choice)}
            </Text>
          </span>
        );
        return (
          <InputFrame problems={problems}>
            {schema.type === 'array' ? (
              <CheckboxGroup
                {...shared}
                value={selectNames(formData)}
                onChange={onChange}
              >
                {choices.map(choice => (
                  <Checkbox key={choice.name} value={choice.name}>
                    {words(choice)}
                  </Checkbox>
                ))}
              </CheckboxGroup>
            ) : (
              <RadioGroup
                {...shared}
                value={typeof formData === 'string' ? formData : null}
                onChange={onChange}
              >
                {choices.map(choice => (
                  <Radio key={choice.name} value={choice.name}>
                    {words(choice)}
                  </Radio>
                ))}
              </RadioGroup>
            )}
          </InputFrame>
        );
      }}
    </LiveState>
  );
}
