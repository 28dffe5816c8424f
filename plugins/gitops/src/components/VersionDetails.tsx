import { Version, VersionLag } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DetailsTooltip } from './DetailsTooltip';
import { useDetailsStyles } from './useDetailsStyles';

/** A version whose rule is told when one asks. */
export function VersionDetails(props: { version: Version; lag?: VersionLag }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDetailsStyles();
  const { version, lag } = props;
  const comparison =
    lag &&
    (lag.behind
      ? t('version.behindDetail', { count: lag.behind, version: lag.version })
      : t('version.differsDetail', { version: lag.version }));

  return (
    <DetailsTooltip
      className={`${classes.text} ${classes.version}`}
      details={[t(`version.rule.${version.rule}`), comparison]
        .filter(Boolean)
        .join(' ')}
    >
      {version.value}
    </DetailsTooltip>
  );
}
