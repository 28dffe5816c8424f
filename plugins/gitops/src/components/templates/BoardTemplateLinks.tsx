import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { useContext, useId } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useBoardStyles } from '../useBoardStyles';
import { TemplatesContext } from './TemplatesContext';
import { toTemplateLink } from './toTemplateLink';

/** What templates can do about everything on a board, those the catalog has; who may not run them is told so. */
export function BoardTemplateLinks(props: {
  /** The apps on the board; a template is filled in with the only one. */
  apps: readonly string[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const reasonId = useId();
  const templates = useContext(TemplatesContext);
  const { apps } = props;
  const data = apps.length === 1 ? { service: apps[0] } : {};
  const links = (['promote', 'addToClusters', 'remove'] as const).flatMap(
    name => {
      const to = toTemplateLink(templates, name, data);
      return to ? [{ name, to }] : [];
    },
  );
  if (templates.permitted) {
    return (
      <>
        {links.map(({ name, to }) => (
          <ButtonLink key={name} size="small" variant="tertiary" href={to}>
            {t(`template.${name}`)}
          </ButtonLink>
        ))}
      </>
    );
  }
  if (links.length === 0) return null;
  return (
    <>
      {links.map(({ name }) => (
        <Button
          key={name}
          size="small"
          variant="tertiary"
          isDisabled
          aria-describedby={reasonId}
        >
          {t(`template.${name}`)}
        </Button>
      ))}
      <span id={reasonId} className={classes.small}>
        {t('template.notPermitted')}
      </span>
    </>
  );
}
