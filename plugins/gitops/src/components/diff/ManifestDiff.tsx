import {
  DeploymentDiff,
  ResourceDiff,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { createLineDiff } from './createLineDiff';
import { DiffChoice } from './DiffChoice';
import { SplitLines } from './SplitLines';
import { UnifiedLines } from './UnifiedLines';
import { useDiffStyles } from './useDiffStyles';
import { WholeSides } from './WholeSides';

/** Both sides of one resource, compared line by line. */
export function ManifestDiff(props: {
  resource: ResourceDiff;
  basis: DeploymentDiff['basis'];
  choice: DiffChoice;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDiffStyles();
  const { resource, basis, choice } = props;
  const { kind, name } = resource.ref;
  const [whole, setWhole] = useState(false);
  const detail = choice.noise ? 'full' : 'quiet';
  const live = resource.live?.[detail] ?? '';
  const desired = resource.desired?.[detail] ?? '';
  const diff = useMemo(
    () => createLineDiff(live, desired, { whole }),
    [live, desired, whole],
  );
  const label = t('diff.table', { kind, name });
  const liveLabel = t('diff.live');
  const desiredLabel = t(`diff.desired.${basis}`);

  if (!diff) {
    return (
      <>
        <p>{t('diff.tooMuch')}</p>
        <WholeSides
          sides={[
            { label: liveLabel, text: live },
            { label: desiredLabel, text: desired },
          ]}
        />
      </>
    );
  }
  if (diff.hunks.length === 0) {
    return (
      <p>
        {resource.state === 'changed' && !choice.noise
          ? t('diff.sameQuiet')
          : t('diff.same')}
      </p>
    );
  }
  const folds =
    whole || diff.foldedAtEnd > 0 || diff.hunks.some(hunk => hunk.folded > 0);
  return (
    <>
      <div className={classes.legend}>
        {choice.layout === 'unified' && (
          <>
            <span>{`− ${liveLabel}`}</span>
            <span>{`+ ${desiredLabel}`}</span>
          </>
        )}
        {folds && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setWhole(!whole)}
          >
            {whole ? t('diff.hunks') : t('diff.whole')}
          </Button>
        )}
      </div>
      <div
        role="region"
        aria-label={label}
        // It scrolls, so the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classes.scroller}
      >
        {choice.layout === 'unified' ? (
          <UnifiedLines diff={diff} label={label} />
        ) : (
          <SplitLines
            diff={diff}
            label={label}
            liveLabel={liveLabel}
            desiredLabel={desiredLabel}
          />
        )}
      </div>
    </>
  );
}
