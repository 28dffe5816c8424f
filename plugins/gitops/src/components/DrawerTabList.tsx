import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useDrawerStyles } from './useDrawerStyles';

/** The names of the tabs in a line, which scrolls where there is little width: the selected one is in sight. */
export function DrawerTabList(props: {
  tabs: readonly { id: string; label: string }[];
  selected: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useDrawerStyles();
  const list = useRef<HTMLDivElement>(null);
  const { tabs, selected } = props;
  useEffect(() => {
    // The tabs themselves are drawn a moment later than their list.
    const frame = requestAnimationFrame(() =>
      list.current
        ?.querySelector('[role="tab"][aria-selected="true"]')
        ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [selected]);
  return (
    <div ref={list} className={classes.tabList}>
      <TabList aria-label={t('drawer.tabs')}>
        {tabs.map(({ id, label }) => (
          <Tab key={id} id={id}>
            {label}
          </Tab>
        ))}
      </TabList>
    </div>
  );
}
