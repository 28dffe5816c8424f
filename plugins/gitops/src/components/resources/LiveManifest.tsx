import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { CopyButton } from '../CopyButton';
import { useBoardStyles } from '../useBoardStyles';
import { useTreeStyles } from './useTreeStyles';

/** A manifest to read and to copy. */
export function LiveManifest(props: {
  resource: ResourceRef;
  manifest: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const board = useBoardStyles();
  const { resource, manifest } = props;
  const { kind, name } = resource;
  return (
    <div>
      <div className={classes.detailHeader}>
        <Text as="h4" variant="body-medium" weight="bold">
          {t('resource.manifest')}
        </Text>
        <CopyButton text={manifest} />
      </div>
      <div className={board.small}>{t('resource.manifestNote')}</div>
      <pre
        // It scrolls, so the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={t('resource.manifestLabel', { kind, name })}
        className={classes.manifest}
      >
        {manifest}
      </pre>
    </div>
  );
}
