import { DeploymentDiff } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useBoardStyles } from '../useBoardStyles';
import { useHistoryStyles } from '../useHistoryStyles';
import { useShownPart } from '../useShownPart';
import { DiffChoice } from './DiffChoice';
import { DiffItem } from './DiffItem';

/** What was compared: what differs first, of which the first stands open; the equal ones behind one line. */
export function DiffList(props: {
  diff: DeploymentDiff;
  choice: DiffChoice;
  /** Id of the only one to show. */
  resource?: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useHistoryStyles();
  const board = useBoardStyles();
  const { diff, choice, resource } = props;
  const [showsEqual, setShowsEqual] = useState(false);
  const all = resource
    ? diff.resources.filter(({ id }) => id === resource)
    : diff.resources;
  const equal = all.filter(({ state }) => state === 'equal');
  const others = all.filter(({ state }) => state !== 'equal');
  const unknown = others.filter(({ state }) => state === 'unknown');
  const { shown, more } = useShownPart(others);
  const { shown: shownEqual, more: moreEqual } = useShownPart(equal);

  if (all.length === 0) {
    return (
      <p>
        {diff.problems.length > 0 ? t('diff.nothingBut') : t('diff.nothing')}
      </p>
    );
  }
  const only = all.length === 1;
  return (
    <>
      <div role="status">
        {others.length === 0
          ? t('diff.allEqual', { count: equal.length })
          : t('diff.differing', {
              count: others.length - unknown.length,
              total: String(all.length),
            })}
        {unknown.length > 0 &&
          ` · ${t('diff.notComparable', { count: unknown.length })}`}
      </div>
      {others.length > 0 && (
        <div>
          <ol className={classes.list}>
            {shown.map((one, index) => (
              <DiffItem
                key={one.id}
                resource={one}
                basis={diff.basis}
                choice={choice}
                startsOpen={index === 0}
              />
            ))}
          </ol>
          {more}
        </div>
      )}
      {equal.length > 0 && (
        <div>
          {!only && (
            <button
              type="button"
              className={board.button}
              aria-expanded={showsEqual}
              onClick={() => setShowsEqual(!showsEqual)}
            >
              <span aria-hidden>{showsEqual ? '▾ ' : '▸ '}</span>
              {t('diff.equals', { count: equal.length })}
            </button>
          )}
          {(showsEqual || only) && (
            <ol className={classes.list}>
              {shownEqual.map(one => (
                <DiffItem
                  key={one.id}
                  resource={one}
                  basis={diff.basis}
                  choice={choice}
                  startsOpen={only}
                />
              ))}
            </ol>
          )}
          {showsEqual && moreEqual}
        </div>
      )}
    </>
  );
}
