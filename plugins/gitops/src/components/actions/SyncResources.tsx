import {
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useDeploymentResources } from '../../hooks/useDeploymentResources';
import { ReadResult } from '../ReadResult';
import { useActionStyles } from './useActionStyles';

/** Which of the resources that Git has are synced. */
export function SyncResources(props: {
  /** Of the Deployment. */
  id: string;
  selected: readonly ResourceRef[];
  onSelect: (selected: ResourceRef[]) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const { id, selected, onSelect } = props;
  const read = useDeploymentResources({ id, changes: '' });
  const chosen = new Set(selected.map(toResourceId));
  return (
    <div
      role="group"
      aria-label={t('action.resourcesLabel')}
      className={classes.resources}
    >
      <ReadResult read={read} what={t('action.resourcesWhat')}>
        {({ nodes }) =>
          nodes
            .filter(({ managed }) => managed)
            .map(({ ref }) => {
              const key = toResourceId(ref);
              return (
                <Checkbox
                  key={key}
                  isSelected={chosen.has(key)}
                  onChange={add =>
                    onSelect([
                      ...selected.filter(one => toResourceId(one) !== key),
                      ...(add ? [ref] : []),
                    ])
                  }
                >
                  {`${ref.kind} ${ref.name}`}
                </Checkbox>
              );
            })
        }
      </ReadResult>
      {selected.length === 0 && (
        <span className={classes.reason}>{t('action.resourcesNone')}</span>
      )}
    </div>
  );
}
