import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { RiMore2Line } from '@remixicon/react';
import { ReactNode, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useActionStyles } from '../actions/useActionStyles';
import { useSurfaceStyles } from '../useSurfaceStyles';

/** What one can look at of a resource, and do to it, behind one button of its line. */
export function ResourceMenu(props: {
  node: ResourceNode;
  /** Whether Tab reaches it: that of the line where the focus is. */
  focusable: boolean;
  onSelect: () => void;
  onLook: (tab: 'events' | 'logs' | 'diff') => void;
  /** Entries of what can be done to it; only drawn while the menu is open. */
  renderActions?: (node: ResourceNode, onDone: () => void) => ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const surface = useSurfaceStyles();
  const classes = useActionStyles();
  const [anchor, setAnchor] = useState<Element>();
  const { node, focusable, onSelect, onLook, renderActions } = props;
  const { kind, name } = node.ref;
  const label = t('resources.menu', { kind, name });
  const close = () => setAnchor(undefined);
  const after = (look: () => void) => () => {
    close();
    look();
  };
  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line aria-hidden />}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        excludeFromTabOrder={!focusable}
        onPress={event => setAnchor(event.target)}
      />
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        onClose={close}
        // It stands in the line, whose own click and keys are not meant.
        onClick={event => event.stopPropagation()}
        classes={{ paper: `${surface.surface} ${classes.menu}` }}
        MenuListProps={{ 'aria-label': label, disabledItemsFocusable: true }}
      >
        <MenuItem className={classes.item} onClick={after(onSelect)}>
          {t('resources.detail')}
        </MenuItem>
        <MenuItem
          className={classes.item}
          onClick={after(() => onLook('events'))}
        >
          {t('resources.events')}
        </MenuItem>
        {kind === 'Pod' && (
          <MenuItem
            className={classes.item}
            onClick={after(() => onLook('logs'))}
          >
            {t('resources.logs')}
          </MenuItem>
        )}
        {node.managed && (
          <MenuItem
            className={classes.item}
            onClick={after(() => onLook('diff'))}
          >
            {t('resources.diff')}
          </MenuItem>
        )}
        {renderActions?.(node, close)}
      </Menu>
    </>
  );
}
