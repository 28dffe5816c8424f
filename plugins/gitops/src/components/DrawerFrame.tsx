import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, TabPanel, Tabs, Text } from '@backstage/ui';
import Drawer from '@material-ui/core/Drawer';
import { RiCloseLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DrawerTabList } from './DrawerTabList';
import { useDrawerStyles } from './useDrawerStyles';
import { useSurfaceStyles } from './useSurfaceStyles';

const TITLE_ID = 'gitops-drawer-title';

/** One tab of the drawer. Only the content of the selected one is drawn. */
export type DrawerTab = { id: string; label: string; content: ReactNode };

/** A drawer from the right: title, state, actions, close, tabs. Escape and a click beside it close it too. */
export function DrawerFrame(props: {
  title: string;
  /** Chips beside the title. */
  status?: ReactNode;
  subtitle?: ReactNode;
  /** Buttons of what can be done. */
  actions?: ReactNode;
  /** What one must know before reading any tab. */
  notice?: ReactNode;
  /** None: there is nothing to look at. */
  tabs: readonly DrawerTab[];
  /** The id of one of `tabs`. */
  selected: string;
  onSelect: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const surface = useSurfaceStyles();
  const classes = useDrawerStyles();
  const { title, status, subtitle, actions, notice } = props;
  const { tabs, selected, onSelect, onClose } = props;
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      classes={{ paper: `${surface.surface} ${classes.paper}` }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      <div className={classes.header}>
        <div className={classes.title}>
          <div className={classes.titleLine}>
            <Text as="h2" id={TITLE_ID} variant="title-x-small" weight="bold">
              {title}
            </Text>
            {status}
          </div>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
        <ButtonIcon
          className={classes.close}
          size="small"
          variant="tertiary"
          icon={<RiCloseLine aria-hidden />}
          aria-label={t('drawer.close')}
          onPress={onClose}
        />
      </div>
      {notice && <div className={classes.notice}>{notice}</div>}
      {tabs.length > 0 && (
        <Tabs
          className={classes.tabs}
          selectedKey={selected}
          onSelectionChange={key => onSelect(String(key))}
        >
          <DrawerTabList tabs={tabs} selected={selected} />
          {tabs.map(({ id, content }) => (
            <TabPanel key={id} id={id} className={classes.panel}>
              {content}
            </TabPanel>
          ))}
        </Tabs>
      )}
    </Drawer>
  );
}
