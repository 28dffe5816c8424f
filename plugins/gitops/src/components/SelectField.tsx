import { useId } from 'react';
import { useFieldStyles } from './useFieldStyles';

/**
 * One of several, by the browser's own list: that of Backstage UI opens outside the drawer, which keeps the
 * focus to itself.
 */
export function SelectField<T extends string>(props: {
  label: string;
  options: readonly { id: T; label: string }[];
  selected: T;
  onSelect: (id: T) => void;
  disabled?: boolean;
}) {
  const classes = useFieldStyles();
  const id = useId();
  const { label, options, selected, onSelect, disabled } = props;
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <select
        id={id}
        className={classes.control}
        value={selected}
        disabled={disabled}
        onChange={event => {
          const option = options.find(one => one.id === event.target.value);
          if (option) onSelect(option.id);
        }}
      >
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
