import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useId, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { SelectField } from '../SelectField';
import { useFieldStyles } from '../useFieldStyles';
import { useNarrow } from '../useNarrow';
import { LogChoice } from './LogChoice';
import { LogFields } from './LogFields';
import { LogSwitches } from './LogSwitches';

/**
 * Which lines of what to read, and how to show them. Where there is little width all but the Pod is folded away:
 * the height is for the log.
 */
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
  const folds = useNarrow();
  const [open, setOpen] = useState(false);
  const optionsId = useId();
  const { pods, pod, onPod } = props;
  const known = pods.some(({ id }) => id === pod);
  return (
    <>
      <div className={`${classes.bar} ${folds ? classes.oneLine : ''}`}>
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
        {folds ? (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={open}
            aria-controls={open ? optionsId : undefined}
            onPress={() => setOpen(!open)}
          >
            {t('logs.options')}
          </Button>
        ) : (
          <LogFields {...props} />
        )}
      </div>
      {folds && open && (
        <div id={optionsId} className={classes.bar}>
          <LogFields {...props} />
          <LogSwitches {...props} />
        </div>
      )}
      {!folds && (
        <div className={`${classes.bar} ${classes.plainBar}`}>
          <LogSwitches {...props} />
        </div>
      )}
    </>
  );
}
