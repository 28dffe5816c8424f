import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { joinReads } from '../hooks/joinReads';
import { useClusters } from '../hooks/useClusters';
import { useDeployments } from '../hooks/useDeployments';
import { useTypedProblems } from '../hooks/useTypedProblems';
import { useWholeNames } from '../hooks/useWholeNames';
import { selectClusterGroups } from '../selection/selectClusterGroups';
import {
  selectOtherValue,
  selectOtherValues,
} from '../selection/selectOtherValue';
import { selectNames } from '../selection/selectNames';
import { isFormAt } from '../selection/isFormAt';
import { AllClusters } from './AllClusters';
import { ClusterGroupChoice } from './ClusterGroupChoice';
import { clusterPickerSchema } from './clusterPickerSchema';
import { FieldFrame } from './FieldFrame';
import { LiveState } from './LiveState';
import { validateClusters } from './validateClusters';

/** Chooses clusters, by environment, with what is known of each. */
export function ClusterPickerField(props: typeof clusterPickerSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formContext, formData, idSchema, onChange } = props;
  const { required, schema, uiSchema } = props;
  const options = uiSchema['ui:options'] ?? {};
  const chosen = selectNames(formData);
  const service = selectOtherValue(formContext, options.serviceField);
  const read = joinReads(useClusters(), useDeployments(service ?? ''));
  const { problems, isInvalid } = useTypedProblems(validateClusters, props);
  const isAll =
    options.allWhen !== undefined &&
    isFormAt(formContext?.formData, options.allWhen);
  useWholeNames(formData, onChange, { isNone: isAll });
  const wanted = selectOtherValues(formContext, options.environmentField);

  return (
    <LiveState read={read}>
      {([list, deployments]) => {
        const running = new Map(
          deployments.map(each => [each.cluster.name, each]),
        );
        const names = new Set(running.keys());
        const groups = selectClusterGroups(list, {
          environments: wanted.length ? wanted : options.environments,
          engines: options.engines,
          ...(service && options.offer === 'running' && { among: names }),
          ...(service && options.offer === 'free' && { without: names }),
        });
        if (!groups.length) {
          return (
            <Text as="p" role="status">
              {list.items.length
                ? t('clusters.noneLeft', { reason: toReason(names.size > 0) })
                : t('clusters.none')}
            </Text>
          );
        }
        if (isAll) {
          return (
            <AllClusters id={idSchema?.$id} groups={groups} running={running} />
          );
        }
        return (
          <FieldFrame
            id={idSchema?.$id}
            label={schema.title ?? t('clusters.title')}
            description={
              chosen.length
                ? t('clusters.chosen', { count: chosen.length })
                : schema.description ?? t('clusters.description')
            }
            isRequired={required || options.allWhen !== undefined}
            problems={problems}
          >
            {groups.map(group => (
              <ClusterGroupChoice
                key={group.environment ?? ''}
                group={group}
                chosen={chosen}
                running={running}
                isInvalid={isInvalid}
                onChange={onChange}
              />
            ))}
          </FieldFrame>
        );
      }}
    </LiveState>
  );

  function toReason(runsSomewhere: boolean): string {
    if (!service || !options.offer || options.offer === 'all') {
      return t('clusters.filtered');
    }
    if (options.offer === 'running') return t('clusters.nowhere', { service });
    return runsSomewhere
      ? t('clusters.everywhere', { service })
      : t('clusters.filtered');
  }
}
