import {
  BoardEnvironment,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { CardStaleness } from './CardStaleness';
import { LagMark } from './LagMark';
import { useCardStyles } from './useCardStyles';
import { WorstStateChip } from './WorstStateChip';

/** One environment in one line: its version, how far behind it lags, its worst state, and how old that is. */
export function CardEnvironment(props: { environment: BoardEnvironment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useCardStyles();
  const { name, apps, rows } = props.environment;
  return (
    <li className={classes.line}>
      <span className={classes.name}>{name ?? t('environment.none')}</span>
      <span className={classes.versions}>
        {apps.map(({ app, versions: [first, ...others] }) => (
          <span key={app}>
            {apps.length > 1 && `${app} `}
            {first && (
              <span className={classes.version}>
                {others.length > 0
                  ? t('card.versionsMore', {
                      version: toShortRevision(first.version),
                      number: String(others.length),
                    })
                  : toShortRevision(first.version)}
              </span>
            )}
          </span>
        ))}
        <LagMark lag={selectLag(props.environment)} />
      </span>
      <WorstStateChip rows={rows} />
      <CardStaleness rows={rows} />
    </li>
  );
}

function selectLag({ apps }: BoardEnvironment) {
  const [{ compared, versions }, ...others] = apps;
  return others.length === 0 && compared && compared.standing !== 'ahead'
    ? { version: versions[0].version, behind: compared.releases }
    : undefined;
}
