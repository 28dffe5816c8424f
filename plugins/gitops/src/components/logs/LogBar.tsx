import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Switch } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { SelectField } from '../SelectField';
import { useFieldStyles } from '../useFieldStyles';
import { LogChoice, sinceSeconds } from './LogChoice';

const tails = ['100', '500', '2000', '10000'] as const;
const sinces = Object.keys(sinceSeconds) as LogChoice['since'][];

/** Which lines of what to read, and how to show them. */
export function LogBar(props: {
  pods: readonly ResourceNode[];
  /** Id of the Pod; empty for all. */
  pod: string;
  onPod: (id: string) => void;
  containers: readonly string[];
  /** Empty for the main one. */
  container: string;
  onContainer: (name: string) => void;
  choice: LogChoice;
  onChoice: (choice: LogChoice) => void;
  onDownload?: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFieldStyles();
  const { pods, pod, onPod, containers, container, onContainer } = props;
  const { choice, onChoice, onDownload } = props;
  const known = pods.some(({ id }) => id === pod);
  return (
    <>
      <div className={classes.bar}>
        <SelectField
          label={t('logs.pod')}
          selected={pod}
          onSelect={onPod}
          options={[
            { id: '', label: t('logs.allPods') },
            ...pods.map(({ id, ref }) => ({ id, label: ref.name })),
            // One that is gone can still be asked for its last lines.
            ...(pod && !known
              ? [
                  {
                    id: pod,
                    label: decodeURIComponent(pod.split(':')[3] ?? ''),
                  },
                ]
              : []),
          ]}
        />
        <SelectField
          label={t('logs.container')}
          selected={container}
          onSelect={onContainer}
          options={[
            { id: '', label: t('logs.defaultContainer') },
            ...[
              ...new Set([...containers, ...(container ? [container] : [])]),
            ].map(name => ({ id: name, label: name })),
          ]}
        />
        <SelectField
          label={t('logs.since')}
          selected={choice.since}
          onSelect={since => onChoice({ ...choice, since })}
          options={sinces.map(id => ({
            id,
            label: t(`logs.sinceOption.${id}`),
          }))}
        />
        <SelectField
          label={t('logs.tail')}
          selected={choice.tail}
          onSelect={tail => onChoice({ ...choice, tail })}
          options={tails.map(id => ({ id, label: id }))}
        />
        <SearchField
          size="small"
          className={classes.search}
          aria-label={t('logs.filter')}
          placeholder={t('logs.filter')}
          defaultValue={choice.filter}
          onSubmit={filter => onChoice({ ...choice, filter })}
          onClear={() => onChoice({ ...choice, filter: '' })}
        />
      </div>
      <div className={`${classes.bar} ${classes.plainBar}`}>
        <Switch
          label={t('logs.follow')}
          isSelected={choice.follow}
          isDisabled={choice.previous}
          onChange={follow => onChoice({ ...choice, follow })}
        />
        <Switch
          label={t('logs.previous')}
          isSelected={choice.previous}
          onChange={previous => onChoice({ ...choice, previous })}
        />
        <Switch
          label={t('logs.timestamps')}
          isSelected={choice.timestamps}
          onChange={timestamps => onChoice({ ...choice, timestamps })}
        />
        <Switch
          label={t('logs.wrap')}
          isSelected={choice.wrap}
          onChange={wrap => onChoice({ ...choice, wrap })}
        />
        <Button
          size="small"
          variant="secondary"
          isDisabled={!onDownload}
          onPress={onDownload}
        >
          {t('logs.download')}
        </Button>
      </div>
    </>
  );
}
