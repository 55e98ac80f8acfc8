// Mantine's calendar names months and weekdays through dayjs.
import 'dayjs/locale/ar'
