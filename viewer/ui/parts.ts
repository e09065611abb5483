/**
 * The components of the library that screens use. Screens import this file and not the library, so that
 * another library changes only this folder.
 */
export {
  ActionIcon,
  Alert,
  Anchor,
  Autocomplete,
  Badge,
  Button,
  Checkbox,
  Code,
  Group,
  Kbd,
  List,
  Loader,
  MantineProvider,
  Menu,
  NativeSelect,
  PasswordInput,
  Popover,
  Progress,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Tabs,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
export {
  useClipboard,
  useDebouncedValue,
  useDocumentTitle,
  useElementSize,
  useLocalStorage,
  useMediaQuery,
} from '@mantine/hooks';
export { Notifications } from '@mantine/notifications';
export { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
