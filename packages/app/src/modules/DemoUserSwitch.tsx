import { SidebarItem } from '@backstage/core-components';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import PeopleIcon from '@material-ui/icons/People';
import { MouseEvent, useState } from 'react';
import { demoUsers, readDemoUser, switchDemoUser } from './demoUsers';

/** Says who one is in the demo, and lets one be somebody else. */
export const DemoUserSwitch = () => {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const current = readDemoUser();
  return (
    <>
      <SidebarItem
        icon={PeopleIcon}
        text={`Demo: ${current.title}`}
        onClick={(event: MouseEvent) => setAnchor(event.currentTarget)}
      />
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        MenuListProps={{ 'aria-label': 'Who you are in the demo' }}
      >
        {demoUsers.map(({ entityRef, title, description }) => (
          <MenuItem
            key={entityRef}
            selected={entityRef === current.entityRef}
            onClick={() => switchDemoUser(entityRef)}
          >
            <ListItemText primary={title} secondary={description} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
