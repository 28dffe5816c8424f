import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, CheckboxGroup } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { ClusterGroup } from '../selection/selectClusterGroups';
import { ClusterWords } from './ClusterWords';
import { useInputStyles } from './useInputStyles';

/** The clusters of one environment, one by one or all at once. */
export function ClusterGroupChoice(props: {
  group: ClusterGroup;
  /** Names of all clusters that are chosen, of other environments too. */
  chosen: readonly string[];
  /** The service in question, by the name of its cluster. */
  running: ReadonlyMap<string, Deployment>;
  isInvalid: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const classes = useInputStyles();
  const { group, chosen, running, isInvalid, onChange } = props;
  const title = group.environment ?? t('clusters.otherEnvironment');
  const names = group.clusters.map(({ name }) => name);
  const others = chosen.filter(name => !names.includes(name));
  const own = chosen.filter(name => names.includes(name));

  return (
    <>
      <CheckboxGroup
        label={title}
        isInvalid={isInvalid}
        // The form decides, also when the same value is sent again.
        validationBehavior="aria"
        value={own}
        onChange={now => onChange([...others, ...now])}
      >
        {group.clusters.map(cluster => (
          <Checkbox key={cluster.name} value={cluster.name}>
            <ClusterWords
              cluster={cluster}
              version={running.get(cluster.name)?.version?.value}
            />
          </Checkbox>
        ))}
      </CheckboxGroup>
      {names.length > 1 && own.length < names.length && (
        <Button
          size="small"
          variant="secondary"
          className={classes.button}
          onPress={() => onChange([...others, ...names])}
        >
          {t('clusters.selectAll', { environment: title })}
        </Button>
      )}
    </>
  );
}
