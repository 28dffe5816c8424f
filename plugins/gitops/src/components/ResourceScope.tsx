import { ResourceRef } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useFieldStyles } from './useFieldStyles';

/** That a tab is only about one resource, and the way back to all. */
export function ResourceScope(props: {
  resource: ResourceRef;
  onAll: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFieldStyles();
  const { kind, name } = props.resource;
  return (
    <div className={classes.bar}>
      <span>{t('drawer.onlyAbout', { kind, name })}</span>
      <Button size="small" variant="secondary" onPress={props.onAll}>
        {t('drawer.aboutAll')}
      </Button>
    </div>
  );
}
