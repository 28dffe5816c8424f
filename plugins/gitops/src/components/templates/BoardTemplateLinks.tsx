import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { TemplatesContext } from './TemplatesContext';
import { toTemplateLink } from './toTemplateLink';

/** What templates can do about everything on a board, those the catalog has. */
export function BoardTemplateLinks(props: {
  /** The apps on the board; a template is filled in with the only one. */
  apps: readonly string[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const templates = useContext(TemplatesContext);
  const { apps } = props;
  const data = apps.length === 1 ? { service: apps[0] } : {};
  return (
    <>
      {(['promote', 'addToClusters', 'remove'] as const).map(name => {
        const to = toTemplateLink(templates, name, data);
        return (
          to && (
            <ButtonLink key={name} size="small" variant="tertiary" href={to}>
              {t(`template.${name}`)}
            </ButtonLink>
          )
        );
      })}
    </>
  );
}
