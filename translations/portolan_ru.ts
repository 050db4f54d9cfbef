<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Chart</name>
    <message>
        <source>No containers on this engine yet.</source>
        <translation>На этом движке пока нет контейнеров.</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <comment>counted in a folded group</comment>
        <translation>
            <numerusform>%n контейнер</numerusform>
            <numerusform>%n контейнера</numerusform>
            <numerusform>%n контейнеров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>containers of a folded group</comment>
        <translation>
            <numerusform>%n работает</numerusform>
            <numerusform>%n работают</numerusform>
            <numerusform>%n работают</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <comment>counted in a folded group</comment>
        <translation>
            <numerusform>%n сеть</numerusform>
            <numerusform>%n сети</numerusform>
            <numerusform>%n сетей</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside</source>
        <extracomment>where requests to published ports come from</extracomment>
        <translation>Снаружи</translation>
    </message>
</context>
<context>
    <name>ChartTip</name>
    <message>
        <source>%1, gateway %2</source>
        <translation>%1, шлюз %2</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n контейнер</numerusform>
            <numerusform>%n контейнера</numerusform>
            <numerusform>%n контейнеров</numerusform>
        </translation>
    </message>
    <message>
        <source>peer %1 at %2</source>
        <translation>участник %1, адрес %2</translation>
    </message>
    <message>
        <source>alias %1</source>
        <translation>псевдоним %1</translation>
    </message>
    <message>
        <source>nobody has that name any more</source>
        <translation>этого имени больше ни у кого нет</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Compose project</source>
        <translation>проект Compose</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>свёрнута</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>containers</comment>
        <translation>
            <numerusform>%n работает</numerusform>
            <numerusform>%n работают</numerusform>
            <numerusform>%n работают</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n сеть</numerusform>
            <numerusform>%n сети</numerusform>
            <numerusform>%n сетей</numerusform>
        </translation>
    </message>
    <message>
        <source>published port</source>
        <translation>опубликованный порт</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Снаружи</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) in one</source>
        <translation>
            <numerusform>%n линия в одной</numerusform>
            <numerusform>%n линии в одной</numerusform>
            <numerusform>%n линий в одной</numerusform>
        </translation>
    </message>
    <message>
        <source>one network on several hosts</source>
        <translation>одна сеть на нескольких хостах</translation>
    </message>
    <message>
        <source>where requests to published ports come from</source>
        <translation>откуда приходят запросы к опубликованным портам</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
            <numerusform>%n мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>You may not open %1. Check the owner and the permissions of the file.</source>
        <translation>Нет доступа к %1. Проверьте владельца файла и права на него.</translation>
    </message>
    <message>
        <source>You may not open %1. Join the group “%2” with “sudo usermod -aG %2 $USER”, then log out and in again.</source>
        <translation>Нет доступа к %1. Вступите в группу «%2» командой «sudo usermod -aG %2 $USER», затем выйдите из системы и войдите снова.</translation>
    </message>
    <message>
        <source>%1 knows you, but does not allow this.</source>
        <translation>%1 узнаёт вас, но не разрешает этого.</translation>
    </message>
    <message>
        <source>%1 asks for a user and password, or a certificate, that it accepts.</source>
        <translation>%1 требует имя и пароль или сертификат, которые он примет.</translation>
    </message>
    <message>
        <source>The attempt was cancelled.</source>
        <translation>Попытка отменена.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check that it runs and that no firewall stands in between.</source>
        <translation>%1 не ответил вовремя. Проверьте, что он запущен и что путь не закрыт межсетевым экраном.</translation>
    </message>
    <message>
        <source>The program “ssh” was not found. Install it: on Debian it is in the package openssh-client.</source>
        <translation>Программа «ssh» не найдена. Установите её: в Debian она в пакете openssh-client.</translation>
    </message>
    <message>
        <source>There is no socket at %1. Is Docker installed, and is it running?</source>
        <translation>Сокета %1 нет. Установлен ли Docker и запущен ли он?</translation>
    </message>
    <message>
        <source>Nobody listens at %1. Is it running, and is the port right?</source>
        <translation>По адресу %1 никто не слушает. Запущен ли он и верен ли порт?</translation>
    </message>
    <message>
        <source>%1 cannot be reached: the host or the network is down, or there is no route to it.</source>
        <translation>%1 недоступен: хост или сеть не работают либо к нему нет маршрута.</translation>
    </message>
    <message>
        <source>The host name in %1 has no address. Check its spelling and the name server.</source>
        <translation>У имени хоста в %1 нет адреса. Проверьте написание и сервер имён.</translation>
    </message>
    <message>
        <source>No secure connection to %1 came about. Check the CA, the certificate and its key, and that the server speaks TLS on this port.</source>
        <translation>Защищённое соединение с %1 не установлено. Проверьте центр сертификации, сертификат и его ключ, а также то, что сервер принимает TLS на этом порту.</translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle.</source>
        <translation>%1 закрыл соединение на полуслове.</translation>
    </message>
    <message>
        <source>%1 answers something that cannot be read. Is it really a Docker engine or an etcd?</source>
        <translation>%1 отвечает что-то непонятное. Это точно движок Docker или etcd?</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than Portolan takes.</source>
        <translation>Ответ %1 больше, чем Portolan принимает.</translation>
    </message>
    <message>
        <source>%1 has nothing of this name.</source>
        <translation>На %1 нет ничего с таким именем.</translation>
    </message>
    <message>
        <source>%1 reports the error %2.</source>
        <translation>%1 сообщает об ошибке %2.</translation>
    </message>
    <message>
        <source>The engine at %1 is too old for Portolan: it needs API 1.24 or newer.</source>
        <translation>Движок %1 слишком стар для Portolan: нужен API не ниже 1.24.</translation>
    </message>
    <message>
        <source>The engine at %1 is too new for this version of Portolan. Look for an update.</source>
        <translation>Движок %1 слишком нов для этой версии Portolan. Поищите обновление.</translation>
    </message>
    <message>
        <source>etcd no longer has the revision that was asked for; all keys are listed again.</source>
        <translation>В etcd больше нет запрошенной ревизии; все ключи читаются заново.</translation>
    </message>
    <message>
        <source>“%1” cannot be used here.</source>
        <translation>«%1» здесь не подходит.</translation>
    </message>
    <message>
        <source>The system reports an error at %1.</source>
        <translation>Система сообщает об ошибке: %1.</translation>
    </message>
    <message>
        <source>Its own words: “%1”</source>
        <translation>Дословно: «%1»</translation>
    </message>
    <message>
        <source>The socket %1 is there, but nobody listens. Is Docker running?</source>
        <translation>Сокет %1 есть, но его никто не слушает. Запущен ли Docker?</translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message>
        <source>create</source>
        <translation>создание</translation>
    </message>
    <message>
        <source>start</source>
        <translation>запуск</translation>
    </message>
    <message>
        <source>die</source>
        <translation>остановка</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>unpause</source>
        <translation>продолжение</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>перезапуск</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>удаление</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>переименование</translation>
    </message>
    <message>
        <source>health</source>
        <translation>здоровье</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>подключение</translation>
    </message>
    <message>
        <source>disconnect</source>
        <translation>отключение</translation>
    </message>
    <message>
        <source>address</source>
        <translation>смена адреса</translation>
    </message>
    <message>
        <source>link</source>
        <translation>связь</translation>
    </message>
    <message>
        <source>unlink</source>
        <translation>связь снята</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>пересылка</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>потеря связи</translation>
    </message>
    <message>
        <source>put</source>
        <translation>запись</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>стирание</translation>
    </message>
    <message>
        <source>network %1 (%2)</source>
        <translation>сеть %1 (%2)</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>служба %1</translation>
    </message>
    <message>
        <source>%1 exit %2</source>
        <extracomment>a container ended, with its exit code</extracomment>
        <translation>%1, код %2</translation>
    </message>
    <message>
        <source>%1 → %2 as %3</source>
        <translation>%1 → %2 под именем %3</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Контейнеры</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Keys of etcd</source>
        <translation>Ключи etcd</translation>
    </message>
    <message>
        <source>Trouble only</source>
        <translation>Только неполадки</translation>
    </message>
</context>
<context>
    <name>LowerDock</name>
    <message>
        <source>Timeline</source>
        <translation>События</translation>
    </message>
    <message>
        <source>What happened, to whom and when, since this window opened</source>
        <translation>Что, с кем и когда произошло с открытия этого окна</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Everything on the chart as rows: sort, copy, with the same filter</source>
        <translation>Всё, что на карте, строками: сортировка, копирование, тот же фильтр</translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>The printer could not be started.</source>
        <translation>Не удалось начать печать.</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Папка:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Папка выше</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Перейти в папку выше</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Создать папку</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Создать новую папку</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Показать списком</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Показать таблицей</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Боковая панель</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Места и закладки</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Типы файлов:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Имя файла:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Файл не найден.
Проверьте имя файла.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Изменён</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Компьютер</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Вырезать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Вст&amp;авить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Прокрутить влево</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Прокрутить вправо</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>SwarmWords</name>
    <message>
        <source>ready</source>
        <extracomment>Words of Docker Swarm: states of nodes and tasks, roles, availability</extracomment>
        <translation>готов</translation>
    </message>
    <message>
        <source>down</source>
        <translation>не работает</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>отключён</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новая</translation>
    </message>
    <message>
        <source>allocated</source>
        <translation>ресурсы выделены</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ожидает</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>назначена</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принята</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>готовится</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>запускается</translation>
    </message>
    <message>
        <source>running</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>завершена</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>завершена с ошибкой</translation>
    </message>
    <message>
        <source>shutdown</source>
        <translation>остановлена</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонена</translation>
    </message>
    <message>
        <source>orphaned</source>
        <translation>осиротела</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>удаляется</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>управляющий</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>рабочий</translation>
    </message>
    <message>
        <source>active</source>
        <translation>активен</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>drain</source>
        <translation>выводится из работы</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Name</source>
        <comment>column</comment>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>column</comment>
        <translation>Вид</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Image</source>
        <comment>column</comment>
        <translation>Образ</translation>
    </message>
    <message>
        <source>Networks</source>
        <comment>column</comment>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Addresses</source>
        <comment>column</comment>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Ports</source>
        <comment>column</comment>
        <translation>Порты</translation>
    </message>
    <message>
        <source>Host</source>
        <comment>column</comment>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Labels</source>
        <comment>column</comment>
        <translation>Метки</translation>
    </message>
    <message>
        <source>The name Docker knows it by</source>
        <translation>Имя, под которым это знает Docker</translation>
    </message>
    <message>
        <source>Container, ambassador, network with its driver, or etcd</source>
        <translation>Контейнер, амбассадор, сеть с её драйвером или etcd</translation>
    </message>
    <message>
        <source>Running, exited, paused…; of an etcd, whether it answers</source>
        <translation>Работает, завершён, на паузе…; у etcd — отвечает ли он</translation>
    </message>
    <message>
        <source>The image a container was made from</source>
        <translation>Образ, из которого создан контейнер</translation>
    </message>
    <message>
        <source>The networks a container is on</source>
        <translation>Сети, в которых состоит контейнер</translation>
    </message>
    <message>
        <source>Its addresses; of a network, its subnets and gateways</source>
        <translation>Адреса; у сети — её подсети и шлюзы</translation>
    </message>
    <message>
        <source>Port of the host → port inside, then ports that are exposed only</source>
        <translation>Порт хоста → порт внутри, затем порты, которые лишь открыты</translation>
    </message>
    <message>
        <source>The machine its engine runs on</source>
        <translation>Машина, на которой работает движок</translation>
    </message>
    <message>
        <source>Its labels, key=value</source>
        <translation>Метки, ключ=значение</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>created</source>
        <comment>state of a container</comment>
        <translation>создан</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a container</comment>
        <translation>работает</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>state of a container</comment>
        <translation>приостановлен</translation>
    </message>
    <message>
        <source>restarting</source>
        <comment>state of a container</comment>
        <translation>перезапускается</translation>
    </message>
    <message>
        <source>removing</source>
        <comment>state of a container</comment>
        <translation>удаляется</translation>
    </message>
    <message>
        <source>exited</source>
        <comment>state of a container</comment>
        <translation>завершён</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>state of a container</comment>
        <translation>мёртв</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a container</comment>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>health check starting</source>
        <translation>проверка начата</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>исправен</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>неисправен</translation>
    </message>
    <message>
        <source>bridge</source>
        <comment>network driver</comment>
        <translation>мост</translation>
    </message>
    <message>
        <source>overlay</source>
        <comment>network driver</comment>
        <translation>overlay</translation>
    </message>
    <message>
        <source>macvlan</source>
        <comment>network driver</comment>
        <translation>macvlan</translation>
    </message>
    <message>
        <source>ipvlan</source>
        <comment>network driver</comment>
        <translation>ipvlan</translation>
    </message>
    <message>
        <source>host</source>
        <comment>network driver</comment>
        <translation>хост</translation>
    </message>
    <message>
        <source>none</source>
        <comment>network driver</comment>
        <translation>нет сети</translation>
    </message>
    <message>
        <source>plugin</source>
        <comment>network driver</comment>
        <translation>плагин</translation>
    </message>
    <message>
        <source>connecting…</source>
        <comment>state of an engine or etcd</comment>
        <translation>подключение…</translation>
    </message>
    <message>
        <source>live</source>
        <comment>state of an engine or etcd</comment>
        <translation>на связи</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>state of an engine or etcd</comment>
        <translation>потерян</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>state of an engine or etcd</comment>
        <translation>не отвечает</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>state of an engine or etcd</comment>
        <translation>отказ</translation>
    </message>
    <message>
        <source>same engine as another</source>
        <comment>state of an engine or etcd</comment>
        <translation>тот же движок</translation>
    </message>
    <message>
        <source>ok</source>
        <comment>state of a relay</comment>
        <translation>исправна</translation>
    </message>
    <message>
        <source>malformed</source>
        <comment>state of a relay</comment>
        <translation>адрес не читается</translation>
    </message>
    <message>
        <source>stale</source>
        <comment>state of a relay</comment>
        <translation>устарела</translation>
    </message>
    <message>
        <source>unresolved</source>
        <comment>state of a relay</comment>
        <translation>адрес неизвестен</translation>
    </message>
    <message>
        <source>environment</source>
        <comment>where a relay was read from</comment>
        <translation>окружение</translation>
    </message>
    <message>
        <source>command</source>
        <comment>where a relay was read from</comment>
        <translation>команда</translation>
    </message>
    <message>
        <source>link</source>
        <comment>where a relay was read from</comment>
        <translation>связь</translation>
    </message>
    <message>
        <source>on the default bridge</source>
        <comment>kind of a link</comment>
        <translation>на мосту по умолчанию</translation>
    </message>
    <message>
        <source>on a user-defined network</source>
        <comment>kind of a link</comment>
        <translation>в пользовательской сети</translation>
    </message>
    <message>
        <source>its label</source>
        <comment>by what an ambassador is known</comment>
        <translation>по метке</translation>
    </message>
    <message>
        <source>its image</source>
        <comment>by what an ambassador is known</comment>
        <translation>по образу</translation>
    </message>
    <message>
        <source>its relay variables</source>
        <comment>by what an ambassador is known</comment>
        <translation>по переменным ретрансляции</translation>
    </message>
    <message>
        <source>its command</source>
        <comment>by what an ambassador is known</comment>
        <translation>по команде</translation>
    </message>
    <message>
        <source>swarm worker</source>
        <translation>рабочий узел Swarm</translation>
    </message>
    <message>
        <source>swarm manager</source>
        <translation>управляющий узел Swarm</translation>
    </message>
    <message>
        <source>engine</source>
        <comment>kind of a thing</comment>
        <translation>движок</translation>
    </message>
    <message>
        <source>network</source>
        <comment>kind of a thing</comment>
        <translation>сеть</translation>
    </message>
    <message>
        <source>container</source>
        <comment>kind of a thing</comment>
        <translation>контейнер</translation>
    </message>
    <message>
        <source>endpoint</source>
        <comment>kind of a thing</comment>
        <translation>подключение</translation>
    </message>
    <message>
        <source>link</source>
        <comment>kind of a thing</comment>
        <translation>связь</translation>
    </message>
    <message>
        <source>shared network</source>
        <comment>kind of a thing</comment>
        <translation>общая сеть</translation>
    </message>
    <message>
        <source>ambassador</source>
        <comment>kind of a thing</comment>
        <translation>амбассадор</translation>
    </message>
    <message>
        <source>relay</source>
        <comment>kind of a thing</comment>
        <translation>ретрансляция</translation>
    </message>
    <message>
        <source>registration</source>
        <comment>kind of a thing</comment>
        <translation>регистрация</translation>
    </message>
    <message>
        <source>etcd</source>
        <comment>kind of a thing</comment>
        <translation>etcd</translation>
    </message>
    <message>
        <source>etcd key</source>
        <comment>kind of a thing</comment>
        <translation>ключ etcd</translation>
    </message>
    <message>
        <source>swarm node</source>
        <comment>kind of a thing</comment>
        <translation>узел Swarm</translation>
    </message>
    <message>
        <source>service</source>
        <comment>kind of a thing</comment>
        <translation>сервис</translation>
    </message>
    <message>
        <source>task</source>
        <comment>kind of a thing</comment>
        <translation>задача</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>no such socket or program</source>
        <translation>нет такого сокета или программы</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>нет доступа</translation>
    </message>
    <message>
        <source>nobody listens there</source>
        <translation>там никто не слушает</translation>
    </message>
    <message>
        <source>host unreachable</source>
        <translation>хост недоступен</translation>
    </message>
    <message>
        <source>host name not found</source>
        <translation>имя хоста не найдено</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>сбой TLS</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>соединение закрыто</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>непонятный ответ</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>ответ слишком велик</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>не авторизован</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message>
        <source>the server reports an error</source>
        <translation>сервер сообщает об ошибке</translation>
    </message>
    <message>
        <source>engine too old</source>
        <translation>движок слишком стар</translation>
    </message>
    <message>
        <source>engine too new</source>
        <translation>движок слишком нов</translation>
    </message>
    <message>
        <source>history compacted</source>
        <translation>история сжата</translation>
    </message>
    <message>
        <source>wrong input</source>
        <translation>неверный ввод</translation>
    </message>
    <message>
        <source>system error</source>
        <translation>системная ошибка</translation>
    </message>
    <message>
        <source>no :port</source>
        <comment>a relay&apos;s address has no port</comment>
        <translation>нет :порта</translation>
    </message>
    <message>
        <source>owner gone</source>
        <comment>the container whose network was shared</comment>
        <translation>владельца нет</translation>
    </message>
    <message>
        <source>network gone</source>
        <comment>a shared network that its owner left</comment>
        <translation>сети нет</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n с назад</numerusform>
            <numerusform>%n с назад</numerusform>
            <numerusform>%n с назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n мин назад</numerusform>
            <numerusform>%n мин назад</numerusform>
            <numerusform>%n мин назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n ч назад</numerusform>
            <numerusform>%n ч назад</numerusform>
            <numerusform>%n ч назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
    <message>
        <source>id</source>
        <comment>where something was found</comment>
        <translation>идентификатор</translation>
    </message>
    <message>
        <source>kind</source>
        <comment>where something was found</comment>
        <translation>вид</translation>
    </message>
    <message>
        <source>image</source>
        <comment>where something was found</comment>
        <translation>образ</translation>
    </message>
    <message>
        <source>state</source>
        <comment>where something was found</comment>
        <translation>состояние</translation>
    </message>
    <message>
        <source>health</source>
        <comment>where something was found</comment>
        <translation>здоровье</translation>
    </message>
    <message>
        <source>on network</source>
        <comment>where something was found</comment>
        <translation>в сети</translation>
    </message>
    <message>
        <source>driver</source>
        <comment>where something was found</comment>
        <translation>драйвер</translation>
    </message>
    <message>
        <source>address</source>
        <comment>where something was found</comment>
        <translation>адрес</translation>
    </message>
    <message>
        <source>port</source>
        <comment>where something was found</comment>
        <translation>порт</translation>
    </message>
    <message>
        <source>label</source>
        <comment>where something was found</comment>
        <translation>метка</translation>
    </message>
    <message>
        <source>Compose project</source>
        <comment>where something was found</comment>
        <translation>проект Compose</translation>
    </message>
    <message>
        <source>host</source>
        <comment>where something was found</comment>
        <translation>хост</translation>
    </message>
    <message>
        <source>also called</source>
        <comment>where something was found</comment>
        <translation>другое имя</translation>
    </message>
    <message>
        <source>URL</source>
        <comment>where something was found</comment>
        <translation>URL</translation>
    </message>
    <message>
        <source>value</source>
        <comment>where something was found</comment>
        <translation>значение</translation>
    </message>
    <message>
        <source>a part of the name</source>
        <comment>key of a query</comment>
        <translation>часть имени</translation>
    </message>
    <message>
        <source>running, exited, paused…</source>
        <comment>key of a query</comment>
        <translation>running, exited, paused…</translation>
    </message>
    <message>
        <source>what the health check says</source>
        <comment>key of a query</comment>
        <translation>что говорит проверка здоровья</translation>
    </message>
    <message>
        <source>on this network</source>
        <comment>key of a query</comment>
        <translation>в этой сети</translation>
    </message>
    <message>
        <source>a part of the image&apos;s name</source>
        <comment>key of a query</comment>
        <translation>часть имени образа</translation>
    </message>
    <message>
        <source>a label, or label=value</source>
        <comment>key of a query</comment>
        <translation>метка или метка=значение</translation>
    </message>
    <message>
        <source>published or exposed port</source>
        <comment>key of a query</comment>
        <translation>опубликованный или открытый порт</translation>
    </message>
    <message>
        <source>an address, or all of a subnet</source>
        <comment>key of a query</comment>
        <translation>адрес или целая подсеть</translation>
    </message>
    <message>
        <source>on this engine&apos;s host</source>
        <comment>key of a query</comment>
        <translation>на хосте этого движка</translation>
    </message>
    <message>
        <source>bridge, overlay, macvlan…</source>
        <comment>key of a query</comment>
        <translation>bridge, overlay, macvlan…</translation>
    </message>
    <message>
        <source>of this Compose project</source>
        <comment>key of a query</comment>
        <translation>из этого проекта Compose</translation>
    </message>
    <message>
        <source>container, network, etcd, ambassador</source>
        <comment>key of a query</comment>
        <translation>container, network, etcd, ambassador</translation>
    </message>
    <message>
        <source>the beginning of Docker&apos;s id</source>
        <comment>key of a query</comment>
        <translation>начало идентификатора Docker</translation>
    </message>
    <message>
        <source>“%1” is no key. To look for text with a colon, put it in quotation marks.</source>
        <translation>Ключа «%1» нет. Чтобы искать текст с двоеточием, возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>Something is missing after “%1”.</source>
        <translation>После «%1» чего-то не хватает.</translation>
    </message>
    <message>
        <source>“%1” is none of: %2.</source>
        <translation>«%1» не подходит, возможны: %2.</translation>
    </message>
    <message>
        <source>“%1” is no port: 1 to 65535, with /tcp, /udp or /sctp if need be.</source>
        <translation>«%1» — не порт: от 1 до 65535, при желании с /tcp, /udp или /sctp.</translation>
    </message>
    <message>
        <source>“%1” is neither an address nor a subnet such as 172.18.0.0/16.</source>
        <translation>«%1» — не адрес и не подсеть вроде 172.18.0.0/16.</translation>
    </message>
    <message>
        <source>The quotation mark before “%1” has no second.</source>
        <translation>Кавычка перед «%1» не закрыта.</translation>
    </message>
    <message>
        <source>group</source>
        <comment>kind of a thing</comment>
        <translation>группа</translation>
    </message>
</context>
<context>
    <name>portolan::app::ChartMenu</name>
    <message>
        <source>Map</source>
        <extracomment>a way to arrange the chart: by forces, neighbours stand together</extracomment>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Rails</source>
        <extracomment>a way to arrange the chart: every network is a bar, containers hang from it</extracomment>
        <translation>Шины</translation>
    </message>
    <message>
        <source>Layers</source>
        <extracomment>a way to arrange the chart: outside, host ports, networks, containers in rows</extracomment>
        <translation>Слои</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Группировать</translation>
    </message>
    <message>
        <source>Host</source>
        <extracomment>group by …</extracomment>
        <translation>По хостам</translation>
    </message>
    <message>
        <source>Compose project</source>
        <extracomment>group by …</extracomment>
        <translation>По проектам Compose</translation>
    </message>
    <message>
        <source>Network</source>
        <extracomment>group by …</extracomment>
        <translation>По сетям</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>group by …</extracomment>
        <translation>Не группировать</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Свернуть все группы</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Развернуть все группы</translation>
    </message>
    <message>
        <source>Hide the networks bridge, host and none</source>
        <translation>Скрыть сети bridge, host и none</translation>
    </message>
    <message>
        <source>Arrange again</source>
        <translation>Расставить заново</translation>
    </message>
    <message>
        <source>Undo arranging</source>
        <translation>Отменить расстановку</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>How the chart is arranged and grouped</source>
        <translation>Как расставлена и сгруппирована карта</translation>
    </message>
    <message>
        <source>Arrangement of the chart</source>
        <translation>Расстановка на карте</translation>
    </message>
</context>
<context>
    <name>portolan::app::ChipBar</name>
    <message>
        <source>+%1</source>
        <extracomment>so many more connections, which did not fit into the bar</extracomment>
        <translation>+%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more connection(s)</source>
        <translation>
            <numerusform>Ещё %n соединение</numerusform>
            <numerusform>Ещё %n соединения</numerusform>
            <numerusform>Ещё %n соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <extracomment>a menu item: stop watching this engine or etcd</extracomment>
        <translation>Отключить</translation>
    </message>
</context>
<context>
    <name>portolan::app::ExportDialog</name>
    <message>
        <source>The chart could not be drawn in this form.</source>
        <translation>Карту не удалось нарисовать в этом виде.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Не удалось записать %1: %2</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Экспорт карты</translation>
    </message>
    <message>
        <source>A picture of the whole chart as it is arranged now.</source>
        <translation>Изображение всей карты в том виде, в каком она сейчас.</translation>
    </message>
    <message>
        <source>A drawing that stays sharp at any size and can be edited.</source>
        <translation>Векторный рисунок: чёткий при любом размере, можно править.</translation>
    </message>
    <message>
        <source>One page as large as the chart, sharp at any size.</source>
        <translation>Одна страница размером с карту, чёткая при любом увеличении.</translation>
    </message>
    <message>
        <source>The source of a diagram for Graphviz; it is arranged anew there.</source>
        <translation>Исходный текст диаграммы для Graphviz; расположение он выбирает сам.</translation>
    </message>
    <message>
        <source>The source of a diagram for Markdown pages; it is arranged anew there.</source>
        <translation>Исходный текст диаграммы для страниц Markdown; расположение выбирается там заново.</translation>
    </message>
    <message>
        <source>Everything the chart knows, for programs: the same as portolan map.</source>
        <translation>Всё, что известно карте, для программ: то же, что даёт portolan map.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Изображение PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Рисунок SVG</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>Страница PDF</translation>
    </message>
    <message>
        <source>Graphviz (DOT)</source>
        <translation>Graphviz (DOT)</translation>
    </message>
    <message>
        <source>Mermaid diagram</source>
        <translation>Диаграмма Mermaid</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>Данные JSON</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Как на экране</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>%1 × the screen&apos;s</source>
        <extracomment>size of a picture, in parts of its size on the screen</extracomment>
        <translation>%1 × экранный</translation>
    </message>
    <message>
        <source>Form of the export</source>
        <translation>Формат экспорта</translation>
    </message>
    <message>
        <source>Appearance of the picture</source>
        <translation>Оформление изображения</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Размер изображения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Puts it on the clipboard instead of into a file</source>
        <translation>Поместить в буфер обмена, а не в файл</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
</context>
<context>
    <name>portolan::app::FindField</name>
    <message>
        <source>command</source>
        <extracomment>what the palette calls an entry that is something the program can do</extracomment>
        <translation>команда</translation>
    </message>
    <message>
        <source>Find anything, run a command</source>
        <translation>Найти что угодно, выполнить команду</translation>
    </message>
    <message>
        <source>Names, ids, images, addresses, ports, labels, and every command of the program.
“&gt;” in front, or the arrow down, lists the commands.</source>
        <translation>Имена, идентификаторы, образы, адреса, порты, метки и все команды программы.
«&gt;» в начале или стрелка вниз показывает список команд.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Что нашлось</translation>
    </message>
</context>
<context>
    <name>portolan::app::MainWindow</name>
    <message>
        <source>Appearance</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>light or dark, as the system is</extracomment>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Подключить…</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Найти что угодно</translation>
    </message>
    <message>
        <source>Filter the explorer</source>
        <translation>Отфильтровать обзор</translation>
    </message>
    <message>
        <source>Go to the explorer</source>
        <translation>Перейти к обзору</translation>
    </message>
    <message>
        <source>Go to the keys of etcd</source>
        <translation>Перейти к ключам etcd</translation>
    </message>
    <message>
        <source>Retry lost connections now</source>
        <translation>Повторить потерянные соединения сейчас</translation>
    </message>
    <message>
        <source>Fit the chart into the window</source>
        <translation>Уместить карту в окне</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Приблизить</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Отдалить</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Масштаб 100 %</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Explorer</source>
        <extracomment>a tab: the tree of engines, networks and containers</extracomment>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Export the chart…</source>
        <translation>Экспорт карты…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Печать…</translation>
    </message>
</context>
<context>
    <name>portolan::app::PlaygroundBanner</name>
    <message>
        <source>This is a playground: nothing real is watched, nothing real is touched.</source>
        <translation>Это учебная гавань: она не видит и не трогает ничего настоящего.</translation>
    </message>
    <message>
        <source>There is no Docker engine at %1, so this is a playground: nothing real is touched.</source>
        <translation>По адресу %1 нет Docker, поэтому перед вами учебная гавань: ничего настоящего она не трогает.</translation>
    </message>
    <message>
        <source>Two hosts and an etcd are played inside this window, and behave as real ones.</source>
        <translation>Два хоста и etcd разыграны внутри этого окна и ведут себя как настоящие.</translation>
    </message>
    <message>
        <source>The docker command works with them: %1</source>
        <extracomment>%1: a command to type, &quot;docker -H unix:///…&quot;</extracomment>
        <translation>С ними работает команда docker: %1</translation>
    </message>
    <message>
        <source>Connect a real engine…</source>
        <translation>Подключить настоящий Docker…</translation>
    </message>
</context>
<context>
    <name>portolan::app::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>On the chart</source>
        <translation>На карте</translation>
    </message>
    <message>
        <source>The arrow keys walk from node to node, Enter shows one in the inspector. The wheel zooms at the pointer, a drag on the canvas moves the view, a drag of a node pins it.</source>
        <translation>Стрелки ведут от узла к узлу, Enter показывает узел в инспекторе. Колесо меняет масштаб у указателя, протяжка по полю двигает карту, протяжка узла закрепляет его.</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>button</comment>
        <extracomment>a button: close this dialog</extracomment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>portolan::app::StatusStrip</name>
    <message>
        <source>not connected</source>
        <translation>не подключено</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s) lost</source>
        <translation>
            <numerusform>потеряно соединений: %1 из %n</numerusform>
            <numerusform>потеряно соединений: %1 из %n</numerusform>
            <numerusform>потеряно соединений: %1 из %n</numerusform>
        </translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>подключение…</translation>
    </message>
    <message>
        <source>live · last change %1</source>
        <extracomment>everything is connected; %1 is &quot;just now&quot; or &quot;12 s ago&quot;</extracomment>
        <translation>на связи · последнее изменение %1</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n контейнер</numerusform>
            <numerusform>%n контейнера</numerusform>
            <numerusform>%n контейнеров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n сеть</numerusform>
            <numerusform>%n сети</numerusform>
            <numerusform>%n сетей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n связь</numerusform>
            <numerusform>%n связи</numerusform>
            <numerusform>%n связей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ambassador(s)</source>
        <translation>
            <numerusform>%n амбассадор</numerusform>
            <numerusform>%n амбассадора</numerusform>
            <numerusform>%n амбассадоров</numerusform>
        </translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Retry lost connections now</source>
        <translation>Повторить потерянные подключения сейчас</translation>
    </message>
    <message>
        <source>How each engine and etcd is, and when anything changed last</source>
        <translation>Как себя чувствует каждый движок и etcd и когда что-то менялось в последний раз</translation>
    </message>
    <message>
        <source>How large the chart is drawn; press for 100 %</source>
        <translation>Как крупно нарисована карта; нажмите, чтобы вернуть 100 %</translation>
    </message>
</context>
<context>
    <name>portolan::app::Surroundings</name>
    <message>
        <source>Filter the chart</source>
        <translation>Отфильтровать карту</translation>
    </message>
    <message>
        <source>Timeline and table under the chart</source>
        <translation>События и таблица под картой</translation>
    </message>
    <message>
        <source>Go to the timeline</source>
        <translation>Перейти к событиям</translation>
    </message>
    <message>
        <source>Go to the table</source>
        <translation>Перейти к таблице</translation>
    </message>
    <message>
        <source>Minimap of a large chart</source>
        <translation>Мини-карта для большой карты</translation>
    </message>
    <message>
        <source>Filter the chart: by state, network, image, label, address… (Ctrl+F)</source>
        <translation>Отфильтровать карту: по состоянию, сети, образу, метке, адресу… (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>portolan::app::WelcomePage</name>
    <message>
        <source>The engine cannot be reached</source>
        <translation>До движка не достучаться</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>The chart appears with the first full list of containers and networks.</source>
        <translation>Карта появится с первым полным списком контейнеров и сетей.</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Рисовать пока нечего</translation>
    </message>
    <message>
        <source>The engine answers, but has told of no container and no network so far.</source>
        <translation>Движок отвечает, но пока не назвал ни одного контейнера и ни одной сети.</translation>
    </message>
    <message>
        <source>Only etcd is connected</source>
        <translation>Подключён только etcd</translation>
    </message>
    <message>
        <source>Its keys are in the panel at the left. Connect a Docker engine to see containers and networks.</source>
        <translation>Его ключи на панели слева. Подключите движок Docker, чтобы увидеть контейнеры и сети.</translation>
    </message>
    <message>
        <source>A chart of your container networks</source>
        <translation>Карта ваших контейнерных сетей</translation>
    </message>
    <message>
        <source>Connect a Docker engine, and its containers, networks, links and ambassadors are drawn here and stay true by themselves. Portolan only watches.</source>
        <translation>Подключите движок Docker, и здесь появятся его контейнеры, сети, связи и амбассадоры, а карта сама будет оставаться верной. Portolan только наблюдает.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Подключить…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
</context>
<context>
    <name>portolan::views::ChartView</name>
    <message>
        <source>connected with %1</source>
        <translation>соединён с %1</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>No engine yet. Connect to a Docker engine, and its harbour appears here.</source>
        <translation>Движка пока нет. Подключите движок Docker, и здесь появится его гавань.</translation>
    </message>
    <message>
        <source>Arranging the chart…</source>
        <translation>Карта раскладывается…</translation>
    </message>
    <message>
        <source>No engine answers. This is the last that was seen.</source>
        <translation>Ни один движок не отвечает. Это последнее, что было видно.</translation>
    </message>
</context>
<context>
    <name>portolan::views::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Portolan only watches: it changes nothing on what it is connected to.</source>
        <translation>Portolan только наблюдает: он ничего не меняет там, куда подключён.</translation>
    </message>
    <message>
        <source>Docker engine</source>
        <translation>Движок Docker</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>button</comment>
        <extracomment>a button: do connect</extracomment>
        <translation>Подключить</translation>
    </message>
</context>
<context>
    <name>portolan::views::ConnectEnginePage</name>
    <message>
        <source>Type the address of an engine.</source>
        <translation>Введите адрес движка.</translation>
    </message>
    <message>
        <source>Choose one of those above, or type the address of an engine.</source>
        <translation>Выберите один из вариантов выше или введите адрес движка.</translation>
    </message>
    <message>
        <source>Found on this machine</source>
        <translation>Найдено на этой машине</translation>
    </message>
    <message>
        <source>Address of the engine</source>
        <translation>Адрес движка</translation>
    </message>
    <message>
        <source>Or another address</source>
        <translation>Или другой адрес</translation>
    </message>
    <message>
        <source>For example ssh://user@host, tcp://host:2376 or unix:///var/run/docker.sock</source>
        <translation>Например: ssh://user@host, tcp://host:2376 или unix:///var/run/docker.sock</translation>
    </message>
    <message>
        <source>TLS</source>
        <extracomment>an option: encrypt the connection</extracomment>
        <translation>TLS</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>из окружения</translation>
    </message>
    <message>
        <source>Docker context</source>
        <translation>контекст Docker</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>сокет</translation>
    </message>
</context>
<context>
    <name>portolan::views::ConnectEtcdPage</name>
    <message>
        <source>Type the address of at least one member of the cluster.</source>
        <translation>Введите адрес хотя бы одного участника кластера.</translation>
    </message>
    <message>
        <source>Members of the cluster</source>
        <translation>Участники кластера</translation>
    </message>
    <message>
        <source>One address is enough; more of them, parted by commas, stand in for each other.</source>
        <translation>Достаточно одного адреса; несколько адресов через запятую подменяют друг друга.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>TLS, for addresses with https</source>
        <translation>TLS, для адресов с https</translation>
    </message>
    <message>
        <source>Only for a cluster that asks for them. The password is kept in the system&apos;s keychain; without one it has to be typed again after the next start.</source>
        <translation>Только для кластера, который их спрашивает. Пароль хранится в системной связке ключей; если её нет, после следующего запуска его придётся ввести снова.</translation>
    </message>
</context>
<context>
    <name>portolan::views::Describer</name>
    <message>
        <source>Another way to the same engine</source>
        <translation>Другой путь к тому же движку</translation>
    </message>
    <message>
        <source>This engine is already shown as %1. It is drawn once.</source>
        <translation>Этот движок уже показан как %1. Он рисуется один раз.</translation>
    </message>
    <message>
        <source>Not a SkyDNS record</source>
        <translation>Не запись SkyDNS</translation>
    </message>
    <message>
        <source>The value of this key cannot be read as a record, so no name leads anywhere.</source>
        <translation>Значение этого ключа не читается как запись, поэтому имя никуда не ведёт.</translation>
    </message>
    <message>
        <source>Nobody known has this address</source>
        <translation>Этого адреса ни у кого нет</translation>
    </message>
    <message>
        <source>No running container that Portolan sees has the address %1.</source>
        <translation>Ни у одного работающего контейнера, который видит Portolan, нет адреса %1.</translation>
    </message>
    <message>
        <source>The task failed</source>
        <translation>Задача завершилась с ошибкой</translation>
    </message>
    <message>
        <source>The connection is lost since %1</source>
        <translation>Соединения нет с %1</translation>
    </message>
    <message>
        <source>%1 is lost since %2</source>
        <translation>%1: соединения нет с %2</translation>
    </message>
    <message>
        <source>It answers, but cannot be used</source>
        <translation>Отвечает, но работать с ним нельзя</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>С %1 нельзя работать</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Соединения нет</translation>
    </message>
    <message>
        <source>There is no connection to %1</source>
        <translation>Нет соединения с %1</translation>
    </message>
    <message>
        <source>What you see here is how it was then.</source>
        <translation>Здесь показано, как всё было тогда.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>It did not start</source>
        <translation>Он не запустился</translation>
    </message>
    <message>
        <source>Its health check fails</source>
        <translation>Проверка состояния не проходит</translation>
    </message>
    <message>
        <source>The container runs, but the check that its image or its author gave it says that it does not work.</source>
        <translation>Контейнер запущен, но проверка, заданная его образом или автором, говорит, что он не работает.</translation>
    </message>
    <message>
        <source>The ambassador forwards nowhere</source>
        <translation>Амбассадор никуда не передаёт</translation>
    </message>
    <message>
        <source>The address %1 cannot be read, so this relay never starts. Expected something like %2.</source>
        <translation>Адрес %1 не читается, поэтому эта ретрансляция не запускается. Ожидается что-то вроде %2.</translation>
    </message>
    <message>
        <source>%1 now belongs to %2.</source>
        <translation>%1 теперь принадлежит %2.</translation>
    </message>
    <message>
        <source>No running container has the address %1 now.</source>
        <translation>Сейчас ни у одного работающего контейнера нет адреса %1.</translation>
    </message>
    <message>
        <source>When it was first seen, it belonged to %1.</source>
        <translation>Когда он впервые был замечен, он принадлежал %1.</translation>
    </message>
    <message>
        <source>A relay&apos;s address is out of date</source>
        <translation>Адрес ретрансляции устарел</translation>
    </message>
    <message>
        <source>A relay leads out of sight</source>
        <translation>Ретрансляция ведёт за пределы видимого</translation>
    </message>
    <message>
        <source>No network or host that Portolan knows has the address %1. If it is a container on another host, connect that host&apos;s engine, or relay to a port that it publishes.</source>
        <translation>Адреса %1 нет ни в одной сети и ни на одном хосте, известных Portolan. Если это контейнер на другом хосте, подключите движок того хоста или направьте ретрансляцию на порт, который он публикует.</translation>
    </message>
    <message>
        <source>A link leads to a name that is gone</source>
        <translation>Связь ведёт к имени, которого больше нет</translation>
    </message>
    <message>
        <source>No container is called %1 any more, so the alias %2 leads nowhere. A link on a user-defined network does not follow a rename.</source>
        <translation>Контейнера с именем %1 больше нет, поэтому псевдоним %2 никуда не ведёт. Связь в пользовательской сети не следует за переименованием.</translation>
    </message>
    <message>
        <source>Its network is gone from under it</source>
        <translation>Сеть ушла у него из-под ног</translation>
    </message>
    <message>
        <source>It joined the network of %1, which was restarted or removed since. Until it is restarted too, it has nothing but the loopback interface.</source>
        <translation>Он присоединился к сети контейнера %1, который с тех пор был перезапущен или удалён. Пока он тоже не перезапущен, у него есть только петлевой интерфейс.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Образ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Запущен</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Завершён</translation>
    </message>
    <message>
        <source>as</source>
        <extracomment>a container uses another one under an alias: &quot;flask as redis&quot;</extracomment>
        <translation>как</translation>
    </message>
    <message>
        <source>relays to it</source>
        <translation>передаёт ему</translation>
    </message>
    <message>
        <source>that of</source>
        <translation>та же, что у</translation>
    </message>
    <message>
        <source>Known by</source>
        <extracomment>by what a container was recognised as an ambassador</extracomment>
        <translation>Опознан</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>Ретрансляции</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Кто использует</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Сети</translation>
    </message>
    <message>
        <source>Guests</source>
        <extracomment>containers that have joined the network of this one</extracomment>
        <translation>Гости</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Exposes</source>
        <translation>Объявлены</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубликованы</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>Names in etcd</source>
        <translation>Имена в etcd</translation>
    </message>
    <message>
        <source>Hostname</source>
        <translation>Имя хоста</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создан</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Движок</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>To</source>
        <extracomment>links that go out from this container</extracomment>
        <translation>Куда</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>links that come in to this container</extracomment>
        <translation>Откуда</translation>
    </message>
    <message>
        <source>No links lead here or away.</source>
        <translation>Связей сюда и отсюда нет.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Скрыть секреты</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Показать секреты</translation>
    </message>
    <message>
        <source>The environment is empty.</source>
        <translation>Окружение пусто.</translation>
    </message>
    <message>
        <source>Consumer</source>
        <extracomment>the container that uses a link</extracomment>
        <translation>Потребитель</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Псевдоним</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Guest</source>
        <extracomment>a container that has joined the network of another one</extracomment>
        <translation>Гость</translation>
    </message>
    <message>
        <source>Owner</source>
        <extracomment>the container whose network others have joined</extracomment>
        <translation>Владелец</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>Слушает</translation>
    </message>
    <message>
        <source>Forwards to</source>
        <translation>Передаёт на</translation>
    </message>
    <message>
        <source>At first</source>
        <translation>Вначале</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Прочитано из</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>leader</source>
        <extracomment>the manager that leads the swarm</extracomment>
        <translation>лидер</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Доступность</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Задачи</translation>
    </message>
    <message>
        <source>Told by</source>
        <extracomment>the manager that told us about this thing of a swarm</extracomment>
        <translation>Сообщил</translation>
    </message>
    <message>
        <source>Replicas</source>
        <extracomment>how many tasks of a swarm service there shall be</extracomment>
        <translation>Реплики</translation>
    </message>
    <message>
        <source>one on each node</source>
        <translation>по одной на каждом узле</translation>
    </message>
    <message>
        <source>Virtual addresses</source>
        <translation>Виртуальные адреса</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Желаемое</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Сервис</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Узел</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Драйвер</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Область</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>шлюз</translation>
    </message>
    <message>
        <source>range for containers</source>
        <translation>диапазон для контейнеров</translation>
    </message>
    <message>
        <source>Subnets</source>
        <translation>Подсети</translation>
    </message>
    <message>
        <source>internal</source>
        <extracomment>a network without a way out of the host</extracomment>
        <translation>внутренняя</translation>
    </message>
    <message>
        <source>attachable</source>
        <extracomment>containers outside of a service may join this swarm network</extracomment>
        <translation>можно присоединяться</translation>
    </message>
    <message>
        <source>ingress</source>
        <extracomment>the swarm&apos;s network for published ports</extracomment>
        <translation>входная</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>Свойства</translation>
    </message>
    <message>
        <source>Containers</source>
        <extracomment>how many of the containers run: &quot;6, of them 5 running&quot;</extracomment>
        <translation>Контейнеры</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Peers</source>
        <extracomment>other nodes of the swarm that take part in an overlay network</extracomment>
        <translation>Участники</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Псевдонимы</translation>
    </message>
    <message>
        <source>DNS names</source>
        <translation>Имена DNS</translation>
    </message>
    <message>
        <source>Exposed</source>
        <translation>Объявлен</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Опубликован на</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation>Swarm</translation>
    </message>
    <message>
        <source>Node address</source>
        <translation>Адрес узла</translation>
    </message>
    <message>
        <source>%1, of them %2 running</source>
        <translation>%1, из них работают %2</translation>
    </message>
    <message>
        <source>Known as</source>
        <extracomment>names and addresses under which others may reach this host</extracomment>
        <translation>Известен как</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Участники</translation>
    </message>
    <message>
        <source>Answers from</source>
        <translation>Отвечает</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Ревизия</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Ключи</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Регистрирует</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed in revision</source>
        <translation>Изменён в ревизии</translation>
    </message>
    <message>
        <source>Created in revision</source>
        <translation>Создан в ревизии</translation>
    </message>
    <message>
        <source>Times written</source>
        <extracomment>how often an etcd key was written since it was created</extracomment>
        <translation>Записан раз</translation>
    </message>
    <message>
        <source>Lease</source>
        <extracomment>an etcd lease; its number in hexadecimal, as etcdctl writes it</extracomment>
        <translation>Аренда</translation>
    </message>
    <message>
        <source>none; it stays</source>
        <translation>нет, ключ постоянный</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>The rest is left out: the document is too long to show.</source>
        <translation>Остальное опущено: документ слишком длинный.</translation>
    </message>
    <message numerus="yes">
        <source>Only the beginning of the value is kept: it has %n byte(s).</source>
        <translation>
            <numerusform>Хранится только начало значения: в нём %n байт.</numerusform>
            <numerusform>Хранится только начало значения: в нём %n байта.</numerusform>
            <numerusform>Хранится только начало значения: в нём %n байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>The document has %1 and is too large to show.</source>
        <translation>Документ занимает %1 и слишком велик для показа.</translation>
    </message>
    <message>
        <source>What the engine sent is not readable as JSON.</source>
        <translation>То, что прислал движок, не читается как JSON.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Следующая попытка через %1.</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Идёт новая попытка.</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <extracomment>a state and for how long: &quot;running for 4 min&quot;</extracomment>
        <translation>%1 уже %2</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>ревизия %1</translation>
    </message>
    <message>
        <source>not a record</source>
        <translation>не запись</translation>
    </message>
</context>
<context>
    <name>portolan::views::EtcdProxy</name>
    <message>
        <source>(empty)</source>
        <extracomment>a part of an etcd key between two slashes that has no letters</extracomment>
        <translation>(пусто)</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n ключ</numerusform>
            <numerusform>%n ключа</numerusform>
            <numerusform>%n ключей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>portolan::views::EtcdView</name>
    <message>
        <source>revision %1</source>
        <translation>ревизия %1</translation>
    </message>
    <message>
        <source>lease %1</source>
        <extracomment>an etcd lease; its number in hexadecimal, as etcdctl writes it</extracomment>
        <translation>аренда %1</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>The keys of an etcd appear here once one is connected.</source>
        <translation>Здесь появятся ключи etcd, когда он будет подключён.</translation>
    </message>
    <message>
        <source>No key or value here has “%1” in it.</source>
        <translation>Ни в одном ключе и значении нет «%1».</translation>
    </message>
    <message>
        <source>Filter by key or value</source>
        <translation>Фильтр по ключу или значению</translation>
    </message>
    <message>
        <source>Filter of the keys</source>
        <translation>Фильтр ключей</translation>
    </message>
    <message>
        <source>Keys of etcd</source>
        <translation>Ключи etcd</translation>
    </message>
    <message>
        <source>Value of the key</source>
        <translation>Значение ключа</translation>
    </message>
</context>
<context>
    <name>portolan::views::ExplorerProxy</name>
    <message>
        <source>without a network</source>
        <translation>без сети</translation>
    </message>
    <message>
        <source>Swarm</source>
        <extracomment>Docker Swarm: a group in the tree with its nodes and services</extracomment>
        <translation>Swarm</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n контейнер</numerusform>
            <numerusform>%n контейнера</numerusform>
            <numerusform>%n контейнеров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n ключ</numerusform>
            <numerusform>%n ключа</numerusform>
            <numerusform>%n ключей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n задача</numerusform>
            <numerusform>%n задачи</numerusform>
            <numerusform>%n задач</numerusform>
        </translation>
    </message>
    <message>
        <source>It joined the network of a container that is gone or was restarted.</source>
        <translation>Он присоединился к сети контейнера, которого больше нет или который был перезапущен.</translation>
    </message>
    <message>
        <source>It uses the network of another container.</source>
        <translation>Он использует сеть другого контейнера.</translation>
    </message>
</context>
<context>
    <name>portolan::views::ExplorerView</name>
    <message>
        <source>Engines, their networks and containers appear here once one is connected.</source>
        <translation>Здесь появятся движки, их сети и контейнеры, когда хотя бы один будет подключён.</translation>
    </message>
    <message>
        <source>Nothing here has “%1” in its name, address or image.</source>
        <translation>Здесь ни у чего нет «%1» в имени, адресе или образе.</translation>
    </message>
    <message>
        <source>Filter by name, address or image</source>
        <translation>Фильтр: имя, адрес, образ</translation>
    </message>
    <message>
        <source>Filter of the explorer</source>
        <translation>Фильтр обзора</translation>
    </message>
    <message>
        <source>Engines, networks and containers</source>
        <translation>Движки, сети и контейнеры</translation>
    </message>
</context>
<context>
    <name>portolan::views::FilterBar</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>how many things a filter lets through, &quot;12 of 340&quot;</extracomment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Сохранить этот фильтр…</translation>
    </message>
    <message>
        <source>Rename and remove…</source>
        <translation>Переименовать или удалить…</translation>
    </message>
    <message>
        <source>What does not match is not on the chart. Press to fade it instead.</source>
        <translation>Неподходящего на карте нет. Нажмите, чтобы оно лишь побледнело.</translation>
    </message>
    <message>
        <source>What does not match is faded. Press to take it off the chart.</source>
        <translation>Неподходящее побледнело. Нажмите, чтобы убрать его с карты.</translation>
    </message>
    <message>
        <source>Use a filter that was saved, or save this one under a name</source>
        <translation>Взять сохранённый фильтр или сохранить этот под именем</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
    <message>
        <source>Clear the filter and close this bar (Esc)</source>
        <translation>Сбросить фильтр и закрыть эту панель (Esc)</translation>
    </message>
    <message>
        <source>How many containers, networks and etcds match, of all there are</source>
        <translation>Сколько контейнеров, сетей и etcd подходит из всех, что есть</translation>
    </message>
    <message>
        <source>Hides</source>
        <extracomment>a button: what the filter does with whatever does not match</extracomment>
        <translation>Скрывает</translation>
    </message>
    <message>
        <source>Fades</source>
        <translation>Приглушает</translation>
    </message>
    <message>
        <source>The filter hides the rest</source>
        <translation>Фильтр скрывает остальное</translation>
    </message>
    <message>
        <source>The filter fades the rest</source>
        <translation>Фильтр делает остальное бледным</translation>
    </message>
</context>
<context>
    <name>portolan::views::Inspector</name>
    <message>
        <source>Select a container, a network or a line of the chart to see all about it.</source>
        <translation>Выберите контейнер, сеть или линию на карте, чтобы узнать о них всё.</translation>
    </message>
    <message>
        <source>What was selected here is gone. If it comes back, it shows again.</source>
        <translation>Того, что было выбрано, больше нет. Если оно вернётся, оно снова появится здесь.</translation>
    </message>
    <message>
        <source>No container is attached here.</source>
        <translation>Здесь нет подключённых контейнеров.</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>No ports are exposed or published.</source>
        <translation>Порты не объявлены и не опубликованы.</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Порты</translation>
    </message>
    <message>
        <source>Hide secrets</source>
        <translation>Скрыть секреты</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Показать секреты</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Общее</translation>
    </message>
    <message>
        <source>Links</source>
        <extracomment>a tab with the links and the environment variables of a container; keep it short</extracomment>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Raw</source>
        <extracomment>a tab with the engine&apos;s JSON as it came; keep it short</extracomment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Links and environment</source>
        <translation>Связи и окружение</translation>
    </message>
    <message>
        <source>The engine&apos;s own JSON</source>
        <translation>JSON самого движка</translation>
    </message>
    <message>
        <source>Copy the full id</source>
        <translation>Скопировать полный идентификатор</translation>
    </message>
</context>
<context>
    <name>portolan::views::Legend</name>
    <message>
        <source>network endpoint</source>
        <translation>подключение к сети</translation>
    </message>
    <message>
        <source>link</source>
        <translation>связь</translation>
    </message>
    <message>
        <source>relay</source>
        <translation>ретрансляция</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>регистрация</translation>
    </message>
    <message>
        <source>shared network</source>
        <translation>общая сеть</translation>
    </message>
    <message>
        <source>Show the legend</source>
        <translation>Показать легенду</translation>
    </message>
    <message>
        <source>Hide the legend</source>
        <translation>Скрыть легенду</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Легенда</translation>
    </message>
</context>
<context>
    <name>portolan::views::Minimap</name>
    <message>
        <source>Minimap</source>
        <translation>Мини-карта</translation>
    </message>
    <message>
        <source>All of the chart; the frame is what you see. A click, a drag or the arrows move it.</source>
        <translation>Вся карта; рамка — то, что вы видите. Её двигают щелчок, перетаскивание и стрелки.</translation>
    </message>
</context>
<context>
    <name>portolan::views::QueryEdit</name>
    <message>
        <source>state:running net:app-tier redis -exited 172.18.0.0/16</source>
        <translation>state:running net:app-tier redis -exited 172.18.0.0/16</translation>
    </message>
    <message>
        <source>Filter of the chart and the table</source>
        <translation>Фильтр карты и таблицы</translation>
    </message>
    <message>
        <source>How the filter may go on</source>
        <translation>Чем можно продолжить фильтр</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>What matches stays, with the networks it is on; the rest steps back. Words are looked for
everywhere, key:value in one place, a minus turns a term round, a comma means “or”.</source>
        <translation>Подходящее остаётся вместе со своими сетями, остальное отступает. Слова ищутся везде,
ключ:значение — в одном месте, минус обращает условие, запятая значит «или».</translation>
    </message>
</context>
<context>
    <name>portolan::views::SavedFiltersDialog</name>
    <message>
        <source>There is a filter of this name already, or the name is empty.</source>
        <translation>Фильтр с таким именем уже есть, или имя пустое.</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>Type another name in its place (F2)</source>
        <translation>Ввести другое имя на этом месте (F2)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Forget this filter; nothing else changes (Del)</source>
        <translation>Забыть этот фильтр; больше ничего не изменится (Del)</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>button</comment>
        <extracomment>a button: close this dialog</extracomment>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>What was changed here is kept</source>
        <translation>Всё изменённое здесь сохранено</translation>
    </message>
</context>
<context>
    <name>portolan::views::TableView</name>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Под фильтр ничего не подходит.</translation>
    </message>
    <message>
        <source>Containers, networks and etcds appear here once an engine or an etcd is connected.</source>
        <translation>Контейнеры, сети и etcd появятся здесь, как только будет подключён движок или etcd.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n row(s)</source>
        <translation>
            <numerusform>%1 из %n строки</numerusform>
            <numerusform>%1 из %n строк</numerusform>
            <numerusform>%1 из %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands on the chart, as a table</source>
        <translation>То, что стоит на карте, таблицей</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Столбцы ▾</translation>
    </message>
    <message>
        <source>Choose the columns; drag their titles to move them</source>
        <translation>Выбрать столбцы; заголовки можно перетаскивать</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Copy ▾</source>
        <translation>Копировать ▾</translation>
    </message>
    <message>
        <source>Copy the chosen rows, or all that are shown (Ctrl+C: as CSV)</source>
        <translation>Скопировать выбранные строки или все показанные (Ctrl+C — как CSV)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>Как CSV</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>Как JSON</translation>
    </message>
</context>
<context>
    <name>portolan::views::TimelineView</name>
    <message>
        <source>Nothing has happened since this window opened. Start, stop or connect a container, and it appears here.</source>
        <translation>С открытия этого окна ничего не произошло. Запустите, остановите или подключите контейнер — и это появится здесь.</translation>
    </message>
    <message>
        <source>Nothing of this kind has happened yet.</source>
        <translation>Ничего такого пока не происходило.</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Какие события</translation>
    </message>
    <message>
        <source>Show events of one kind only</source>
        <translation>Показывать события только одного вида</translation>
    </message>
    <message>
        <source>Only the selected</source>
        <translation>Только выбранное</translation>
    </message>
    <message>
        <source>Only what happened to the thing that is selected, or on it</source>
        <translation>Только то, что случилось с выбранным или в нём</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all that are shown, as text (Ctrl+C)</source>
        <translation>Скопировать выбранные строки или все показанные текстом (Ctrl+C)</translation>
    </message>
    <message>
        <source>Events, the latest first</source>
        <translation>События, последние сверху</translation>
    </message>
    <message>
        <source>Events in the course of time</source>
        <translation>События во времени</translation>
    </message>
    <message>
        <source>From the oldest event to the latest; a click chooses one</source>
        <translation>От самого старого события до последнего; щелчок выбирает одно</translation>
    </message>
</context>
<context>
    <name>portolan::views::TlsFields</name>
    <message>
        <source>There is no file %1.</source>
        <translation>Файла %1 нет.</translation>
    </message>
    <message>
        <source>A certificate needs its key, and a key its certificate: give both or none.</source>
        <translation>Сертификату нужен его ключ, а ключу его сертификат: укажите оба или ни одного.</translation>
    </message>
    <message>
        <source>Verify the server&apos;s certificate</source>
        <translation>Проверять сертификат сервера</translation>
    </message>
    <message>
        <source>CA</source>
        <extracomment>certificate authority: a file with certificates that are trusted</extracomment>
        <translation>Центр сертификации</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>Key</source>
        <extracomment>private key that belongs to a TLS certificate</extracomment>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>File of the CA</source>
        <translation>Файл центра сертификации</translation>
    </message>
    <message>
        <source>File of your certificate</source>
        <translation>Файл вашего сертификата</translation>
    </message>
    <message>
        <source>File of your key</source>
        <translation>Файл вашего ключа</translation>
    </message>
</context>
<context>
    <name>portolan::views::ValueText</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the whole value</source>
        <translation>Скопировать значение целиком</translation>
    </message>
</context>
</TS>
