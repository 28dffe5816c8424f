import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useHistoryStyles } from './useHistoryStyles';

/** One of a few, side by side. */
export function Choice<T extends string>(props: {
  label: string;
  options: readonly { id: T; label: string }[];
  selected: T;
  onSelect: (id: T) => void;
}) {
  const classes = useHistoryStyles();
  const { label, options, selected, onSelect } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classes.choice}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={keys => {
        const option = options.find(({ id }) => keys.has(id));
        if (option) onSelect(option.id);
      }}
    >
      {options.map(option => (
        <ToggleButton
          key={option.id}
          id={option.id}
          size="small"
          className={classes.option}
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
