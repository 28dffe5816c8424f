import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { joinReads } from '../hooks/joinReads';
import { useDeployments } from '../hooks/useDeployments';
import { useVersionHistory } from '../hooks/useVersionHistory';
import { useClusters } from '../hooks/useClusters';
import { useSuggestion } from '../hooks/useSuggestion';
import { useTypedProblems } from '../hooks/useTypedProblems';
import {
  selectOtherValue,
  selectOtherValues,
} from '../selection/selectOtherValue';
import { selectSuggestedVersion } from '../selection/selectSuggestedVersion';
import { selectVersions, VersionChoice } from '../selection/selectVersions';
import { InputFrame } from './InputFrame';
import { useInputStyles } from './useInputStyles';
import { LiveState } from './LiveState';
import { TypedChoice } from './TypedChoice';
import { validateVersion } from './validateVersion';
import { versionPickerSchema } from './versionPickerSchema';

/** Chooses a version from what runs and what was delivered, or takes one that is typed. The probable one is filled in. */
export function VersionPickerField(props: typeof versionPickerSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formContext, formData, idSchema, onChange } = props;
  const classes = useInputStyles();
  const { required, schema, uiSchema } = props;
  const options = uiSchema['ui:options'];
  const service = selectOtherValue(formContext, options?.serviceField);
  const environment = selectOtherValue(formContext, options?.environmentField);
  const deployments = useDeployments(service ?? '');
  const read = joinReads(deployments, useVersionHistory(deployments.value));
  const suggest =
    options?.suggest ?? (options?.environmentField ? 'running' : 'none');
  const { value: list } = useClusters();
  const [rows, histories] = read.value ?? [[], []];
  const { problems, isInvalid } = useTypedProblems(validateVersion, props);
  useSuggestion(
    suggest !== 'none' && service && list && rows.length
      ? selectSuggestedVersion({
          suggest,
          deployments: rows,
          histories,
          environment,
          clusters: selectOtherValues(formContext, options?.clustersField),
          list,
        })
      : undefined,
    formData,
    onChange,
  );

  function toWords(choice: VersionChoice): string {
    const { runsIn, deliveredAt, failed } = choice;
    return [
      runsIn.length && t('versions.runsIn', { places: runsIn.join(', ') }),
      deliveredAt &&
        t('versions.delivered', {
          date: new Date(deliveredAt).toLocaleDateString(),
        }),
      failed && t('versions.failed'),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  return (
    <LiveState read={read}>
      {([found, delivered]) => {
        const versions = selectVersions({
          deployments: found,
          histories: delivered,
          environment,
        });
        const isUnseen =
          formData && !versions.some(({ value }) => value === formData);
        return (
          <InputFrame problems={problems}>
            <TypedChoice
              id={idSchema?.$id}
              label={schema.title ?? t('versions.title')}
              description={schema.description ?? t('versions.description')}
              isRequired={required}
              isInvalid={isInvalid}
              value={formData}
              onChange={onChange}
              known={versions.map(choice => ({
                value: choice.value,
                description: toWords(choice),
              }))}
            />
            <div role="status">
              {!service && <Text as="p">{t('versions.noService')}</Text>}
              {service && !versions.length && (
                <Text as="p">{t('versions.none', { service })}</Text>
              )}
              {isUnseen && !isInvalid && versions.length > 0 && (
                <Text as="p" className={classes.warning} variant="body-small">
                  {t('versions.unseen')}
                </Text>
              )}
            </div>
          </InputFrame>
        );
      }}
    </LiveState>
  );
}
