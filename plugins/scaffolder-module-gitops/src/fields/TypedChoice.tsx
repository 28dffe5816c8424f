import { Combobox } from '@backstage/ui';
import { createOptionFilter } from '../selection/createOptionFilter';

/** Takes a text that one types, and offers some that are known. */
export function TypedChoice(props: {
  id?: string;
  label: string;
  description: string;
  isRequired?: boolean;
  isInvalid: boolean;
  value: string | undefined;
  /** Told undefined when it is emptied. */
  onChange: (value: string | undefined) => void;
  known: readonly {
    value: string;
    /** What to know of it. */
    description?: string;
  }[];
}) {
  const { value, onChange, known, ...rest } = props;
  return (
    <Combobox
      {...rest}
      // The form decides, also when the same value is sent again.
      validationBehavior="aria"
      allowsCustomValue
      menuTrigger="manual"
      search={{
        inputValue: value ?? '',
        onInputChange: typed => onChange(typed || undefined),
        filter: createOptionFilter(known.map(each => each.value)),
      }}
      options={known.map(each => ({
        id: each.value,
        label: each.value,
        description: each.description,
      }))}
    />
  );
}
