import {
  DeploymentDiff,
  ResourceDiff,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { StatusChip } from '../StatusChip';
import { useBoardStyles } from '../useBoardStyles';
import { DiffChoice } from './DiffChoice';
import { diffLooks } from './diffLooks';
import { FieldFindings } from './FieldFindings';
import { ManifestDiff } from './ManifestDiff';
import { useDiffStyles } from './useDiffStyles';

/** One resource compared; its lines when one opens it. */
export function DiffItem(props: {
  resource: ResourceDiff;
  basis: DeploymentDiff['basis'];
  choice: DiffChoice;
  startsOpen: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDiffStyles();
  const board = useBoardStyles();
  const { resource, basis, choice, startsOpen } = props;
  const { ref, state, reason, masked, hook, fields, live, desired } = resource;
  const [open, setOpen] = useState(startsOpen);
  const bodyId = useId();
  return (
    <li className={classes.item}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={bodyId}
        className={classes.head}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden>{open ? '▾' : '▸'}</span>
        <span className={board.strong}>{ref.kind}</span>
        <span>{ref.name}</span>
        {ref.namespace && <span className={board.small}>{ref.namespace}</span>}
        <StatusChip {...diffLooks[state]}>
          {t(`diff.state.${state}`)}
        </StatusChip>
        {hook && <span className={board.small}>{t('diff.hook')}</span>}
      </button>
      {open && (
        <div id={bodyId} className={classes.body}>
          {reason && <div>{reason.message}</div>}
          {state === 'missing' && <div>{t('diff.onlyDesired')}</div>}
          {state === 'extra' && <div>{t('diff.onlyLive')}</div>}
          {masked && <div className={board.small}>{t('diff.masked')}</div>}
          {fields && <FieldFindings resource={ref} fields={fields} />}
          {(live || desired) && (
            <ManifestDiff resource={resource} basis={basis} choice={choice} />
          )}
        </div>
      )}
    </li>
  );
}
