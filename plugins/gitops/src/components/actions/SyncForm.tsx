import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useFieldStyles } from '../useFieldStyles';
import { SyncOptions } from './SyncOptions';
import { SyncResources } from './SyncResources';
import { useActionStyles } from './useActionStyles';

type Parameters = DeploymentActionParameters['sync'];

/** How a sync is done. Revision and resources only of a single Deployment. */
export function SyncForm(props: {
  deployment?: Deployment;
  parameters: Parameters;
  onChange: (parameters: Parameters) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const fields = useFieldStyles();
  const revisionId = useId();
  const hintId = useId();
  const { deployment, parameters, onChange } = props;
  const { options = [], resources } = parameters;
  const change = (changes: Partial<Parameters>) =>
    onChange({ ...parameters, ...changes });
  const automated = deployment?.automation.sync;
  return (
    <>
      <div className={classes.form}>
        <Checkbox
          isSelected={Boolean(parameters.dryRun)}
          onChange={dryRun => change({ dryRun })}
        >
          {t('action.dryRun')}
        </Checkbox>
        <Checkbox
          isSelected={Boolean(parameters.prune)}
          onChange={prune => change({ prune })}
        >
          {t('action.prune')}
        </Checkbox>
        <Checkbox
          isSelected={Boolean(parameters.force)}
          onChange={force => change({ force })}
        >
          {t('action.force')}
        </Checkbox>
      </div>
      {deployment && (
        <div className={fields.field}>
          <label htmlFor={revisionId} className={fields.label}>
            {t('action.revision')}
          </label>
          <input
            id={revisionId}
            className={fields.control}
            value={parameters.revision ?? ''}
            disabled={automated}
            aria-describedby={hintId}
            onChange={({ target }) =>
              change({ revision: target.value.trim() || undefined })
            }
          />
          <span id={hintId} className={fields.note}>
            {automated
              ? t('action.revisionAutoSync')
              : t('action.revisionHint', {
                  revision:
                    deployment.revision.target ?? t('action.trackedRevision'),
                })}
          </span>
        </div>
      )}
      <SyncOptions
        chosen={options}
        onChoose={next =>
          change({ options: next.length > 0 ? next : undefined })
        }
      />
      {deployment && (
        <div className={classes.form}>
          <Checkbox
            isSelected={resources !== undefined}
            onChange={some => change({ resources: some ? [] : undefined })}
          >
            {t('action.resources')}
          </Checkbox>
          {resources && (
            <SyncResources
              id={deployment.id}
              selected={resources}
              onSelect={selected => change({ resources: selected })}
            />
          )}
        </div>
      )}
    </>
  );
}
