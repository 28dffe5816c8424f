import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { RiMore2Line } from '@remixicon/react';
import { useContext, useState } from 'react';
import { Link } from 'react-router-dom';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { TemplatesContext } from '../templates/TemplatesContext';
import { selectTemplateLinks } from '../templates/selectTemplateLinks';
import { useSurfaceStyles } from '../useSurfaceStyles';
import { ActionsContext } from './ActionsContext';
import { isPossible } from './isPossible';
import { MenuEntry, selectMenuEntries } from './selectMenuEntries';
import { useActionStyles } from './useActionStyles';

/** What can be done to a Deployment, behind one button. What cannot be done now says why. */
export function ActionMenu(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const surface = useSurfaceStyles();
  const classes = useActionStyles();
  const { checks, request } = useContext(ActionsContext);
  const templates = useContext(TemplatesContext);
  const [anchor, setAnchor] = useState<Element>();
  const { deployment } = props;
  const { id, app, cluster } = deployment;
  const entries = selectMenuEntries(deployment, checks.get(id) ?? []);
  const links = selectTemplateLinks(deployment, templates);
  if (entries.length === 0 && links.length === 0) return null;

  const label = t('action.menu', { app, cluster: cluster.name });
  const close = () => setAnchor(undefined);
  const toReason = ({ permitted, blockers }: MenuEntry) =>
    permitted
      ? blockers.map(({ message }) => message).join(' ')
      : t('action.notPermitted');
  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line aria-hidden />}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onPress={event => setAnchor(event.target)}
      />
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={close}
        classes={{ paper: `${surface.surface} ${classes.menu}` }}
        MenuListProps={{ 'aria-label': label, disabledItemsFocusable: true }}
      >
        {entries.map(entry => {
          const possible = isPossible(entry);
          return (
            <MenuItem
              key={entry.word}
              className={`${classes.item} ${possible ? '' : classes.blocked}`}
              aria-disabled={!possible}
              onClick={() => {
                if (!possible) return;
                close();
                const { action, warnings } = entry;
                request({ action, warnings, deployments: [deployment] });
              }}
            >
              <span>{t(`action.name.${entry.word}`)}</span>
              {!possible && (
                <span className={classes.reason}>{toReason(entry)}</span>
              )}
            </MenuItem>
          );
        })}
        {links.map(({ name, to }) =>
          templates.permitted ? (
            <MenuItem
              key={name}
              component={Link}
              to={to}
              className={classes.item}
              onClick={close}
            >
              {t(`template.${name}`)} …
            </MenuItem>
          ) : (
            <MenuItem
              key={name}
              className={`${classes.item} ${classes.blocked}`}
              aria-disabled
            >
              <span>{t(`template.${name}`)} …</span>
              <span className={classes.reason}>
                {t('template.notPermitted')}
              </span>
            </MenuItem>
          ),
        )}
      </Menu>
    </>
  );
}
