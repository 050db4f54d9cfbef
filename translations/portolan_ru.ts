<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ChangeWords</name>
    <message>
        <source>You stopped waiting. The engine may finish it all the same.</source>
        <translation>Вы перестали ждать. Движок всё же может довести дело до конца.</translation>
    </message>
    <message>
        <source>The engine did not finish in time. It may finish yet: the chart will show it.</source>
        <translation>Движок не уложился в отведённое время. Он ещё может закончить: карта это покажет.</translation>
    </message>
    <message>
        <source>The engine refused: “%1”</source>
        <translation>Движок отказал: «%1»</translation>
    </message>
    <message>
        <source>under way…</source>
        <translation>выполняется…</translation>
    </message>
    <message>
        <source>was so already</source>
        <translation>так уже было</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>прервано</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не вышло</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>The engine warns: “%1”</source>
        <translation>Движок предупреждает: «%1»</translation>
    </message>
    <message>
        <source>There was nothing to remove.</source>
        <translation>Удалять было нечего.</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Удалены: %1</translation>
    </message>
    <message>
        <source>Something else has that name. Choose another one, or rename the other.</source>
        <translation>Это имя уже занято. Выберите другое или освободите это, переименовав прежнего владельца.</translation>
    </message>
    <message>
        <source>Another network of the engine, or one of its host, has addresses of that range.</source>
        <translation>Адреса из этого диапазона есть у другой сети движка или его хоста.</translation>
    </message>
    <message>
        <source>The engine has no range of addresses left to choose from. Type a subnet, or remove unused networks.</source>
        <translation>У движка не осталось свободных диапазонов. Укажите подсеть или удалите неиспользуемые сети.</translation>
    </message>
    <message>
        <source>Somebody on that network has the address already.</source>
        <translation>Этот адрес в сети уже кем-то занят.</translation>
    </message>
    <message>
        <source>A fixed address takes a network that was made with a subnet typed by a person.</source>
        <translation>Постоянный адрес возможен только в сети, созданной с явно указанной подсетью.</translation>
    </message>
    <message>
        <source>The address is in none of the network&apos;s subnets.</source>
        <translation>Адрес не входит ни в одну подсеть этой сети.</translation>
    </message>
    <message>
        <source>Another program or container listens on that port of the host.</source>
        <translation>Этот порт хоста слушает другая программа или контейнер.</translation>
    </message>
    <message>
        <source>Disconnect everybody who is on it first.</source>
        <translation>Сначала отключите всех, кто в ней есть.</translation>
    </message>
    <message>
        <source>The kernel of the engine&apos;s host lacks what this takes: a module like macvlan, ipvlan, 8021q or xfrm.</source>
        <translation>В ядре хоста движка нет нужного модуля, например macvlan, ipvlan, 8021q или xfrm.</translation>
    </message>
    <message>
        <source>The engine&apos;s host has no such interface.</source>
        <translation>На хосте движка нет такого интерфейса.</translation>
    </message>
    <message>
        <source>This takes a manager of a swarm.</source>
        <translation>Для этого нужен менеджер swarm.</translation>
    </message>
    <message>
        <source>The engine does not have the image: pull it first.</source>
        <translation>На движке нет этого образа: сначала скачайте его.</translation>
    </message>
    <message>
        <source>The container whose network it shares does not run: start that one first.</source>
        <translation>Контейнер, чью сеть он делит, не работает: сначала запустите тот.</translation>
    </message>
    <message>
        <source>It does not run.</source>
        <translation>Он не работает.</translation>
    </message>
    <message>
        <source>Remove the services that publish ports through it first.</source>
        <translation>Сначала удалите сервисы, которые публикуют через неё порты.</translation>
    </message>
    <message>
        <source>The kernel of the engine&apos;s host has no VLANs: it lacks the module 8021q. “modprobe 8021q” there loads it, where it is installed.</source>
        <translation>Ядро хоста движка не умеет VLAN: в нём нет модуля 8021q. Если модуль установлен, его загрузит там команда «modprobe 8021q».</translation>
    </message>
    <message>
        <source>The kernel of the engine&apos;s host lacks the module ipvlan. “modprobe ipvlan” there loads it, where it is installed.</source>
        <translation>В ядре хоста движка нет модуля ipvlan. Если модуль установлен, его загрузит там команда «modprobe ipvlan».</translation>
    </message>
    <message>
        <source>The kernel of the engine&apos;s host lacks the module macvlan. “modprobe macvlan” there loads it, where it is installed.</source>
        <translation>В ядре хоста движка нет модуля macvlan. Если модуль установлен, его загрузит там команда «modprobe macvlan».</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>код завершения %1</translation>
    </message>
    <message>
        <source>This engine chooses no IPv6 range by itself. Type an IPv6 subnet too.</source>
        <translation>Этот движок сам диапазон IPv6 не выбирает. Укажите и подсеть IPv6.</translation>
    </message>
    <message>
        <source>The subnet, or the range that containers get theirs from, has no address left.</source>
        <translation>В подсети или в диапазоне для контейнеров не осталось свободных адресов.</translation>
    </message>
    <message>
        <source>No port of that range is free on the host.</source>
        <translation>На хосте нет ни одного свободного порта из этого диапазона.</translation>
    </message>
    <message>
        <source>The engine&apos;s host does not have the address that the port would be published at.</source>
        <translation>У хоста движка нет адреса, на котором публикуется порт.</translation>
    </message>
    <message>
        <source>It is on that network already.</source>
        <translation>Контейнер уже в этой сети.</translation>
    </message>
    <message>
        <source>The network is for services alone: it was made without “attachable”.</source>
        <translation>Сеть только для сервисов: она создана без «attachable».</translation>
    </message>
    <message>
        <source>Another network is over that parent interface, and the two cannot share it.</source>
        <translation>На этом родительском интерфейсе уже есть другая сеть, и делить его они не могут.</translation>
    </message>
    <message>
        <source>This engine does not know the mode. “l3s” takes Docker 23 or newer.</source>
        <translation>Этот движок такого режима не знает. Для «l3s» нужен Docker 23 или новее.</translation>
    </message>
    <message>
        <source>You stopped the pull. Nothing was made.</source>
        <translation>Вы прервали скачивание. Ничего не создано.</translation>
    </message>
    <message>
        <source>The engine said nothing more of the pull, so it was given up. Nothing was made.</source>
        <translation>Движок перестал сообщать о скачивании, поэтому оно прервано. Ничего не создано.</translation>
    </message>
    <message>
        <source>The image %1 could not be pulled: “%2”</source>
        <translation>Не удалось скачать образ %1: «%2»</translation>
    </message>
    <message>
        <source>Pulls the image %1</source>
        <translation>Скачивается образ %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n layer(s)</source>
        <translation>
            <numerusform>%1 из %n слоя</numerusform>
            <numerusform>%1 из %n слоёв</numerusform>
            <numerusform>%1 из %n слоёв</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Write an image as redis, redis:7 or registry.example:5000/team/redis:7, in lower case.</source>
        <translation>Образ пишется строчными буквами, например: redis, redis:7 или registry.example:5000/team/redis:7.</translation>
    </message>
    <message>
        <source>The disk of the engine&apos;s host is full.</source>
        <translation>На диске хоста движка не осталось места.</translation>
    </message>
    <message>
        <source>There is no such repository, or its registry wants a login, and Portolan sends none. “docker login” and then “docker pull %1” bring a private image; then run it here.</source>
        <translation>Такого репозитория нет, или реестр требует входа, а Portolan не передаёт реестрам паролей. Закрытый образ скачивают командами «docker login» и «docker pull %1»; после этого запустите контейнер здесь.</translation>
    </message>
    <message>
        <source>The registry has no image of that name and tag.</source>
        <translation>В реестре нет образа с таким именем и тегом.</translation>
    </message>
    <message>
        <source>The engine&apos;s host does not reach the registry: look at its network, its name server and its proxy. An image can be brought by hand, too: “docker save” elsewhere, “docker load” here.</source>
        <translation>Хост движка не может связаться с реестром: проверьте его сеть, сервер имён и прокси. Образ можно перенести и вручную: «docker save» на другой машине, «docker load» здесь.</translation>
    </message>
    <message>
        <source>The registry speaks no TLS. The engine takes that only where its settings (insecure-registries) say so.</source>
        <translation>Реестр работает без TLS. Движок допускает это, только если реестр указан в его настройках (insecure-registries).</translation>
    </message>
    <message>
        <source>The engine&apos;s host does not trust the registry&apos;s certificate.</source>
        <translation>Хост движка не доверяет сертификату реестра.</translation>
    </message>
    <message>
        <source>The registry gives no more for now. Try later, or “docker login” and then “docker pull %1”: it gives more to those it knows.</source>
        <translation>Реестр пока больше ничего не отдаёт: исчерпан лимит. Попробуйте позже или выполните «docker login», а затем «docker pull %1»: тем, кто вошёл, реестр отдаёт больше.</translation>
    </message>
    <message>
        <source>The image is not made for machines like the engine&apos;s host.</source>
        <translation>Этого образа нет для процессора или системы хоста движка.</translation>
    </message>
    <message>
        <source>The container that was made for it is removed again.</source>
        <translation>Созданный для этого контейнер удалён.</translation>
    </message>
    <message>
        <source>The container that was made for it may be there yet. Look for it before you try again.</source>
        <translation>Созданный для этого контейнер, возможно, остался. Поищите его, прежде чем пробовать снова.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Вы прервали запуск.</translation>
    </message>
    <message>
        <source>The engine did not start it in time.</source>
        <translation>Движок не запустил его вовремя.</translation>
    </message>
    <message>
        <source>A service of the swarm is on it. Remove the service first, or take it off the network with “docker service update --network-rm”.</source>
        <translation>К ней подключён сервис swarm. Сначала удалите сервис или отключите его от сети командой «docker service update --network-rm».</translation>
    </message>
    <message>
        <source>A container of another host is on it, or one of a service that is just going. Disconnect it there, or try again in a moment.</source>
        <translation>К ней подключён контейнер на другом хосте или контейнер сервиса, который как раз завершается. Отключите его там или повторите чуть позже.</translation>
    </message>
    <message>
        <source>The swarm could not bring the network to this host. Often another network of the host has addresses of its range; the engine&apos;s log says what it was.</source>
        <translation>В swarm не удалось завести сеть на этом хосте. Часто её диапазон пересекается с другой сетью хоста; причина — в журнале движка.</translation>
    </message>
    <message>
        <source>A swarm takes names of letters, digits, and “-” and “_” between them, 63 characters at most.</source>
        <translation>В swarm имена состоят из латинских букв и цифр, «-» и «_» — только между ними, не длиннее 63 знаков.</translation>
    </message>
    <message>
        <source>The swarm has an ingress network, or still holds the one that was removed. Wait a little and try again; if it stays, restart the engine.</source>
        <translation>В swarm уже есть сеть ingress, или он ещё держит удалённую. Подождите немного и повторите; если не поможет, перезапустите движок.</translation>
    </message>
</context>
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
    <name>CommandLine</name>
    <message>
        <source>
Without -H or --context the engine is found as the docker command finds it:
DOCKER_HOST, DOCKER_CONTEXT, the current context, or unix:///var/run/docker.sock.
Examples:
  portolan                                        open the window
  portolan map --format json | jq .links          print the chart
  portolan map -H unix:///var/run/docker.sock -H ssh://host-b --format svg -o chart.svg
  portolan watch --etcd http://127.0.0.1:2379     one line of JSON a change
  portolan --screenshot chart.png --lang ru --theme dark
  portolan --playground                           no Docker at hand: a harbour to try everything on</source>
        <translation>
Без -H и --context движок ищется так же, как его ищет команда docker:
DOCKER_HOST, DOCKER_CONTEXT, текущий контекст или unix:///var/run/docker.sock.
Примеры:
  portolan                                        открыть окно
  portolan map --format json | jq .links          напечатать карту
  portolan map -H unix:///var/run/docker.sock -H ssh://host-b --format svg -o chart.svg
  portolan watch --etcd http://127.0.0.1:2379     строка JSON на каждое изменение
  portolan --screenshot chart.png --lang ru --theme dark
  portolan --playground                           нет Docker под рукой: гавань, где всё можно попробовать</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Использование</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>ПАРАМЕТРЫ</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>КОМАНДА</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>ОБЯЗАТЕЛЬНО</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Subcommands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Portolan charts container networks: it watches Docker engines and etcd and draws containers,
networks, links and ambassadors live.</source>
        <translation>Portolan рисует карту контейнерных сетей: наблюдает за движками Docker и etcd и показывает
контейнеры, сети, связи и амбассадоры вживую.</translation>
    </message>
    <message>
        <source>print this and exit</source>
        <translation>показать эту справку и выйти</translation>
    </message>
    <message>
        <source>print the version and exit</source>
        <translation>показать версию и выйти</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Движки</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>Docker engine to watch (unix://, tcp://, ssh://); repeatable</source>
        <translation>движок Docker, за которым наблюдать (unix://, tcp://, ssh://); можно повторять</translation>
    </message>
    <message>
        <source>docker context to watch; repeatable</source>
        <translation>контекст docker, за которым наблюдать; можно повторять</translation>
    </message>
    <message>
        <source>watch a harbour that is played inside this program, with nothing real behind it</source>
        <translation>наблюдать за учебной гаванью внутри самой программы: настоящего за ней ничего нет</translation>
    </message>
    <message>
        <source>use TLS without verifying the engine</source>
        <translation>TLS без проверки движка</translation>
    </message>
    <message>
        <source>use TLS and verify the engine</source>
        <translation>TLS с проверкой движка</translation>
    </message>
    <message>
        <source>trust certificates signed by this CA</source>
        <translation>доверять сертификатам, подписанным этим центром</translation>
    </message>
    <message>
        <source>our TLS certificate</source>
        <translation>наш сертификат TLS</translation>
    </message>
    <message>
        <source>our TLS key</source>
        <translation>наш ключ TLS</translation>
    </message>
    <message>
        <source>a member of the etcd cluster to watch; repeatable: members fail over</source>
        <translation>участник кластера etcd, за которым наблюдать; можно повторять: при отказе одного берётся другой</translation>
    </message>
    <message>
        <source>etcd user (password else from PORTOLAN_ETCD_PASSWORD)</source>
        <translation>пользователь etcd (без пароля здесь он берётся из PORTOLAN_ETCD_PASSWORD)</translation>
    </message>
    <message>
        <source>only the keys that begin with it; for a user who may read no others</source>
        <translation>только ключи, которые начинаются с этого; для того, кому другие читать нельзя</translation>
    </message>
    <message>
        <source>do not verify etcd&apos;s certificate</source>
        <translation>не проверять сертификат etcd</translation>
    </message>
    <message>
        <source>change nothing: the window only watches</source>
        <translation>ничего не менять: окно только наблюдает</translation>
    </message>
    <message>
        <source>write the window&apos;s picture once live, and exit</source>
        <translation>записать картинку окна, как только всё видно, и выйти</translation>
    </message>
    <message>
        <source>size of that picture, 1600x1000 if not given</source>
        <translation>размер этой картинки; если не указан, 1600x1000</translation>
    </message>
    <message>
        <source>language: en or ru; the system&apos;s if not given</source>
        <translation>язык: en или ru; если не указан, системный</translation>
    </message>
    <message>
        <source>light or dark; the system&apos;s if not given</source>
        <translation>light (светлое) или dark (тёмное); если не указано, как в системе</translation>
    </message>
    <message>
        <source>keep trying for so long; without it the first failure ends map and --screenshot</source>
        <translation>пытаться столько времени; без этого map и --screenshot завершаются при первой же неудаче</translation>
    </message>
    <message>
        <source>print the chart once the first full list is in</source>
        <translation>напечатать карту, как только получен первый полный список</translation>
    </message>
    <message>
        <source>json, svg, png, pdf, dot or mermaid; json if not given</source>
        <translation>json, svg, png, pdf, dot или mermaid; если не указано, json</translation>
    </message>
    <message>
        <source>write to FILE instead of standard output</source>
        <translation>писать в FILE, а не в стандартный вывод</translation>
    </message>
    <message>
        <source>of a picture: map, rails or layers; map if not given</source>
        <translation>расположение на картинке: map, rails или layers; если не указано, map</translation>
    </message>
    <message>
        <source>frames of a picture: host, project, network or none; host if not given</source>
        <translation>рамки на картинке: host, project, network или none; если не указано, host</translation>
    </message>
    <message>
        <source>print one line of JSON a change, for as long as it runs</source>
        <translation>печатать строку JSON на каждое изменение, пока не остановят</translation>
    </message>
    <message>
        <source>serve an engine that is played, with nothing real behind it, until it is interrupted</source>
        <translation>запустить учебный движок, за которым нет ничего настоящего, пока его не прервут</translation>
    </message>
    <message>
        <source>unix socket to serve at</source>
        <translation>сокет unix, на котором он отвечает</translation>
    </message>
    <message>
        <source>the engine to play: 20.10, 28 or 29; 29 if not given</source>
        <translation>какой движок изображать: 20.10, 28 или 29; если не указано, 29</translation>
    </message>
    <message>
        <source>how many containers run in it at the start</source>
        <translation>сколько контейнеров работает в нём с самого начала</translation>
    </message>
    <message>
        <source>how many networks of its own they are on</source>
        <translation>в скольких собственных сетях они находятся</translation>
    </message>
    <message>
        <source>serve an etcd as well, at this port of 127.0.0.1; 0: a free one</source>
        <translation>открыть ещё и etcd, на этом порту 127.0.0.1; 0: на свободном</translation>
    </message>
    <message>
        <source>the same seed gives the same ids</source>
        <translation>одно и то же число даёт одни и те же идентификаторы</translation>
    </message>
</context>
<context>
    <name>ContainerDialogs</name>
    <message>
        <source>It was run with --rm: once it ends, the engine removes it, with every file that was written inside it and with its anonymous volumes.</source>
        <translation>Он запущен с --rm: когда он завершится, движок удалит его вместе со всеми файлами, записанными внутри, и безымянными томами.</translation>
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
    <message>
        <source>%1 knows you, but does not let you read these keys. Name the prefix that you may read: --etcd-prefix, or “Only keys under” in the window where you connect.</source>
        <translation>%1 знает вас, но читать эти ключи не разрешает. Назовите префикс, который вам доступен: --etcd-prefix или поле «Только ключи под» в окне подключения.</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>“%1” is no address.</source>
        <translation>«%1» — не адрес.</translation>
    </message>
    <message>
        <source>This is an IPv6 address.</source>
        <translation>Это адрес IPv6.</translation>
    </message>
    <message>
        <source>This is an IPv4 address.</source>
        <translation>Это адрес IPv4.</translation>
    </message>
    <message>
        <source>%1 is outside of the network&apos;s subnets.</source>
        <translation>%1 вне подсетей этой сети.</translation>
    </message>
    <message>
        <source>%1 is kept for the network itself or its gateway.</source>
        <translation>%1 занят самой сетью или её шлюзом.</translation>
    </message>
    <message>
        <source>%1 is kept for “%2”.</source>
        <translation>%1 отведён для «%2».</translation>
    </message>
    <message>
        <source>%1 has the address %2 already.</source>
        <translation>У контейнера %1 уже есть адрес %2.</translation>
    </message>
    <message>
        <source>The network has no subnet of this kind.</source>
        <translation>У сети нет подсети этого вида.</translation>
    </message>
    <message>
        <source>Docker&apos;s default bridge cannot do this: it takes a network of your own.</source>
        <translation>Сеть bridge по умолчанию этого не умеет: нужна своя сеть.</translation>
    </message>
    <message>
        <source>“%1” cannot be a name: letters, digits, “-”, “_” and “.” can.</source>
        <translation>«%1» не годится в имена: можно буквы, цифры, «-», «_» и «.».</translation>
    </message>
    <message>
        <source>%1 is neither in 169.254.0.0/16 nor in fe80::/10.</source>
        <translation>%1 не входит ни в 169.254.0.0/16, ни в fe80::/10.</translation>
    </message>
    <message>
        <source>%1 is on %2 already.</source>
        <translation>%1 уже подключён к %2.</translation>
    </message>
    <message>
        <source>They are on different engines.</source>
        <translation>Они на разных движках.</translation>
    </message>
    <message>
        <source>%1 uses the host&apos;s own network and can be on no other. Recreate it in another mode.</source>
        <translation>%1 использует сеть самого хоста и ни в какой другой быть не может. Пересоздайте его в другом режиме.</translation>
    </message>
    <message>
        <source>%1 uses another container&apos;s network and can be on no other. Connect that one.</source>
        <translation>%1 использует сеть другого контейнера и ни в какой другой быть не может. Подключите тот контейнер.</translation>
    </message>
    <message>
        <source>%1 is on the network “none”, which suffers no other beside it. Disconnect it there first.</source>
        <translation>%1 подключён к сети «none», а она не терпит рядом другой. Сначала отключите его от неё.</translation>
    </message>
    <message>
        <source>Nothing can be connected to %1 while it runs.</source>
        <translation>К сети %1 нельзя подключить работающий контейнер.</translation>
    </message>
    <message>
        <source>%1 is for services of the swarm only: it was made without “attachable”.</source>
        <translation>%1 — только для сервисов swarm: её создали без «attachable».</translation>
    </message>
    <message>
        <source>A quote in the command does not end.</source>
        <translation>Кавычка в команде не закрыта.</translation>
    </message>
    <message>
        <source>No shell reads this, so |, &gt;, &amp;, ; and $ have no meaning here. One that does: sh -c &apos;…&apos;</source>
        <translation>Эту строку читает не оболочка, поэтому |, &gt;, &amp;, ; и $ здесь ничего не значат. С оболочкой: sh -c &apos;…&apos;</translation>
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
    <message>
        <source>Console</source>
        <translation>Консоль</translation>
    </message>
    <message>
        <source>What you changed, as docker commands</source>
        <translation>Что вы меняли, в виде команд docker</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>What the selected container writes</source>
        <translation>Что пишет выбранный контейнер</translation>
    </message>
</context>
<context>
    <name>ModeChoice</name>
    <message>
        <source>bridge · the default one, without names</source>
        <translation>bridge · сеть по умолчанию, без имён</translation>
    </message>
    <message>
        <source>host · no network of its own</source>
        <translation>host · без собственной сети</translation>
    </message>
    <message>
        <source>none · no network at all</source>
        <translation>none · совсем без сети</translation>
    </message>
    <message>
        <source>container · that of %1</source>
        <translation>container · сеть контейнера %1</translation>
    </message>
    <message>
        <source>container · choose whose</source>
        <translation>container · выберите, чья сеть</translation>
    </message>
    <message>
        <source>Choose the container whose network it shall share. Only one that runs has one to share.</source>
        <translation>Выберите контейнер, чью сеть он разделит. Для этого тот должен работать.</translation>
    </message>
</context>
<context>
    <name>NetworkModeText</name>
    <message>
        <source>one machine, private subnet</source>
        <translation>одна машина, частная подсеть</translation>
    </message>
    <message>
        <source>many machines, Swarm</source>
        <translation>много машин, Swarm</translation>
    </message>
    <message>
        <source>own MAC on the physical LAN</source>
        <translation>свой MAC в физической сети</translation>
    </message>
    <message>
        <source>LAN, one shared MAC</source>
        <translation>LAN, один общий MAC</translation>
    </message>
    <message>
        <source>no isolation, host&apos;s stack</source>
        <translation>без изоляции, стек хоста</translation>
    </message>
    <message>
        <source>no network at all</source>
        <translation>совсем без сети</translation>
    </message>
    <message>
        <source>another container&apos;s stack</source>
        <translation>стек другого контейнера</translation>
    </message>
    <message>
        <source>from outside only published ports are reached</source>
        <translation>снаружи доступны только опубликованные порты</translation>
    </message>
    <message>
        <source>options cannot be changed later: the network is made anew</source>
        <translation>настройки потом не изменить: сеть создают заново</translation>
    </message>
    <message>
        <source>a subnet that the LAN or a VPN uses hides those machines</source>
        <translation>подсеть, занятая в локальной сети или VPN, скроет те машины</translation>
    </message>
    <message>
        <source>On one machine this is almost always the right one.</source>
        <translation>На одной машине это почти всегда верный выбор.</translation>
    </message>
    <message>
        <source>One network across all hosts of a swarm: containers reach each other by name wherever they run.</source>
        <translation>Одна сеть на все хосты swarm: контейнеры доступны друг другу по имени, где бы ни работали.</translation>
    </message>
    <message>
        <source>needs a swarm; only a manager makes it</source>
        <translation>нужен swarm; создаёт её только менеджер</translation>
    </message>
    <message>
        <source>between the hosts TCP 2377, TCP and UDP 7946 and UDP 4789 must be open</source>
        <translation>между хостами должны быть открыты TCP 2377, TCP и UDP 7946, UDP 4789</translation>
    </message>
    <message>
        <source>containers outside of a service may join only with “attachable”</source>
        <translation>контейнеры вне сервисов подключаются только при «attachable»</translation>
    </message>
    <message>
        <source>“encrypted” costs processor time and shuts Windows hosts out</source>
        <translation>«encrypted» нагружает процессор и не работает с хостами Windows</translation>
    </message>
    <message>
        <source>Each container gets a MAC address of its own and looks like a separate machine on your LAN.</source>
        <translation>У каждого контейнера свой MAC-адрес, и в локальной сети он выглядит отдельной машиной.</translation>
    </message>
    <message>
        <source>the host itself cannot reach these containers</source>
        <translation>сам хост до этих контейнеров не достучится</translation>
    </message>
    <message>
        <source>the network card must allow several MACs: many Wi-Fi cards and clouds do not</source>
        <translation>сетевая карта должна допускать несколько MAC: многие карты Wi-Fi и облака не допускают</translation>
    </message>
    <message>
        <source>it is easy to use up the LAN&apos;s addresses</source>
        <translation>адреса локальной сети легко исчерпать</translation>
    </message>
    <message>
        <source>If a bridge does the job, prefer it.</source>
        <translation>Если хватает bridge, берите его.</translation>
    </message>
    <message>
        <source>Like macvlan, but all containers share the MAC address of the host&apos;s card. L2 stands on the same segment, L3 and L3S are routed.</source>
        <translation>Как macvlan, но у всех контейнеров MAC-адрес карты хоста. L2 — в том же сегменте, L3 и L3S — с маршрутизацией.</translation>
    </message>
    <message>
        <source>DHCP servers that go by MAC give no addresses</source>
        <translation>DHCP-серверы, различающие клиентов по MAC, адресов не выдадут</translation>
    </message>
    <message>
        <source>in L3 the LAN needs a route to the subnet</source>
        <translation>в L3 локальной сети нужен маршрут к подсети</translation>
    </message>
    <message>
        <source>one network for each parent interface</source>
        <translation>одна сеть на родительский интерфейс</translation>
    </message>
    <message>
        <source>For cards that allow one MAC only.</source>
        <translation>Для карт, которые допускают только один MAC.</translation>
    </message>
    <message>
        <source>published ports are ignored</source>
        <translation>публикация портов не действует</translation>
    </message>
    <message>
        <source>a port that is taken on the host fails inside the program, not in Docker</source>
        <translation>если порт на хосте занят, откажет сама программа, а не Docker</translation>
    </message>
    <message>
        <source>it is as reachable as any program of the host</source>
        <translation>он доступен так же, как любая программа хоста</translation>
    </message>
    <message>
        <source>not for services of a swarm</source>
        <translation>не для сервисов swarm</translation>
    </message>
    <message>
        <source>two programs cannot listen on the same port</source>
        <translation>две программы не могут слушать один порт</translation>
    </message>
    <message>
        <source>when the other one restarts, this one is left without network until it restarts, too</source>
        <translation>когда тот перезапустится, этот останется без сети, пока не перезапустится сам</translation>
    </message>
    <message>
        <source>For a debugging shell beside a program.</source>
        <translation>Для отладочной оболочки рядом с программой.</translation>
    </message>
    <message>
        <source>container</source>
        <comment>network mode</comment>
        <translation>контейнер</translation>
    </message>
    <message>
        <source>A private network on this machine, with a gateway to the outside. Containers on it find each other by name, reach each other on every port and nobody on other networks, and can be connected and disconnected while they run.</source>
        <translation>Частная сеть на этой машине со шлюзом наружу. Контейнеры в ней находят друг друга по имени, доступны друг другу на всех портах и не видят никого из других сетей; подключать и отключать их можно на ходу.</translation>
    </message>
    <message>
        <source>the default network “bridge” has no names and holds everybody who names no network; its settings are the daemon&apos;s own</source>
        <translation>в сети по умолчанию «bridge» нет имён, и в неё попадают все, кому сеть не указана; настройки у неё общие с демоном</translation>
    </message>
    <message>
        <source>links: on “bridge” they bring a name and, before engine 29, variables such as REDIS_PORT_6379_TCP; here the name alone</source>
        <translation>связи (link): в «bridge» они дают имя, а до движка 29 ещё и переменные вроде REDIS_PORT_6379_TCP; здесь — только имя</translation>
    </message>
    <message>
        <source>For services, and for containers that must find each other from host to host.</source>
        <translation>Для сервисов и для контейнеров, которым нужно находить друг друга на разных хостах.</translation>
    </message>
    <message>
        <source>For programs that need the host&apos;s interfaces or very many ports.</source>
        <translation>Для программ, которым нужны интерфейсы самого хоста или очень много портов.</translation>
    </message>
    <message>
        <source>For jobs that need no network, or as a blank start.</source>
        <translation>Для задач без сети или чтобы начать с чистого листа.</translation>
    </message>
    <message>
        <source>no host name, alias, link, DNS server or published port of its own</source>
        <translation>нет своего имени хоста, псевдонима, связей, DNS-сервера и опубликованных портов</translation>
    </message>
    <message>
        <source>Docker has exactly one such network, so there is nothing to create: run a container in it.</source>
        <translation>Такая сеть у Docker ровно одна, создавать нечего: запустите в ней контейнер.</translation>
    </message>
    <message>
        <source>The container uses the host&apos;s own network: its addresses, its ports, its interfaces.</source>
        <translation>Контейнер использует сеть самого хоста: его адреса, порты, интерфейсы.</translation>
    </message>
    <message>
        <source>The container has nothing but its loopback.</source>
        <translation>У контейнера есть только loopback.</translation>
    </message>
    <message>
        <source>The container shares another one&apos;s network: the same addresses, ports and loopback.</source>
        <translation>Контейнер делит сеть с другим: те же адреса, порты и loopback.</translation>
    </message>
    <message>
        <source>There is no network to create: run a container in it.</source>
        <translation>Создавать сеть не нужно: запустите контейнер в ней.</translation>
    </message>
    <message>
        <source>type the router&apos;s address as the gateway: engines before 29 take the subnet&apos;s first one for it, later ones give no way out</source>
        <translation>укажите шлюзом адрес маршрутизатора: движки до 29 сочтут им первый адрес подсети, более новые оставят без выхода</translation>
    </message>
    <message>
        <source>the MTU is that of the parent interface</source>
        <translation>MTU — как у родительского интерфейса</translation>
    </message>
</context>
<context>
    <name>NetworkText</name>
    <message>
        <source>This is missing.</source>
        <translation>Этого не хватает.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Это слишком длинно.</translation>
    </message>
    <message>
        <source>Docker keeps the name “%1” for itself.</source>
        <translation>Имя «%1» Docker держит для себя.</translation>
    </message>
    <message>
        <source>There is a network “%1” already.</source>
        <translation>Сеть «%1» уже есть.</translation>
    </message>
    <message>
        <source>“%1” is no range of addresses. One looks like 172.19.0.0/16.</source>
        <translation>«%1» — не диапазон адресов. Он выглядит так: 172.19.0.0/16.</translation>
    </message>
    <message>
        <source>%1 is an address in the range %2: type the range.</source>
        <translation>%1 — адрес из диапазона %2: укажите диапазон.</translation>
    </message>
    <message>
        <source>%1 is of the other kind: IPv4 and IPv6 have fields of their own.</source>
        <translation>%1 — другого вида: для IPv4 и IPv6 есть свои поля.</translation>
    </message>
    <message>
        <source>There is no room for a gateway and a container in it.</source>
        <translation>В ней нет места для шлюза и контейнера.</translation>
    </message>
    <message>
        <source>Overlaps the network “%1” (%2).</source>
        <translation>Пересекается с сетью «%1» (%2).</translation>
    </message>
    <message>
        <source>Overlaps the network “%1” (%2). Free would be %3.</source>
        <translation>Пересекается с сетью «%1» (%2). Свободна %3.</translation>
    </message>
    <message>
        <source>This takes a subnet that it belongs to.</source>
        <translation>Сначала укажите подсеть, к которой это относится.</translation>
    </message>
    <message>
        <source>“%1” is no address.</source>
        <translation>«%1» — не адрес.</translation>
    </message>
    <message>
        <source>%1 is outside of %2.</source>
        <translation>%1 вне %2.</translation>
    </message>
    <message>
        <source>%1 is kept for the network itself, for broadcast or for the gateway.</source>
        <translation>%1 занят самой сетью, широковещанием или шлюзом.</translation>
    </message>
    <message>
        <source>“%1” should look like name=value.</source>
        <translation>«%1»: нужно имя=значение.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>«%1» указано дважды.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>«%1» — не число.</translation>
    </message>
    <message>
        <source>%1 is not within %2.</source>
        <translation>%1 не в пределах %2.</translation>
    </message>
    <message>
        <source>“%1” cannot name an interface: at most 15 characters, no blank, “/” or “:”.</source>
        <translation>«%1» не годится в имена интерфейсов: не больше 15 знаков, без пробелов, «/» и «:».</translation>
    </message>
    <message>
        <source>There is an interface “%1” already.</source>
        <translation>Интерфейс «%1» уже есть.</translation>
    </message>
    <message>
        <source>The network “%1” uses %2 already.</source>
        <translation>Сеть «%1» уже использует %2.</translation>
    </message>
    <message>
        <source>The host reaches %1 through %2: those machines would be hidden behind this network.</source>
        <translation>До %1 хост добирается через %2: эта сеть скрыла бы те машины.</translation>
    </message>
    <message>
        <source>Same range as the LAN on %1: give Docker its own part of it with “IP range”, or two machines may get one address.</source>
        <translation>Тот же диапазон, что у локальной сети на %1: выделите Docker его часть в поле «Диапазон адресов», иначе две машины могут получить один адрес.</translation>
    </message>
    <message>
        <source>Without a gateway containers get no way out of this network.</source>
        <translation>Без шлюза контейнерам не выйти из этой сети.</translation>
    </message>
    <message>
        <source>This machine has no interface “%1” now.</source>
        <translation>Интерфейса «%1» на этой машине сейчас нет.</translation>
    </message>
    <message>
        <source>%1 is down.</source>
        <translation>%1 выключен.</translation>
    </message>
    <message>
        <source>%1 is a Wi-Fi card: most access points take one MAC address only.</source>
        <translation>%1 — карта Wi-Fi: большинство точек доступа принимают только один MAC-адрес.</translation>
    </message>
    <message>
        <source>More addresses than anybody can use.</source>
        <translation>Адресов больше, чем можно занять.</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) for containers.</source>
        <translation>
            <numerusform>%n адрес для контейнеров.</numerusform>
            <numerusform>%n адреса для контейнеров.</numerusform>
            <numerusform>%n адресов для контейнеров.</numerusform>
        </translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
    <message>
        <source>Without a gateway containers get no way out of this network. The host&apos;s own is %1.</source>
        <translation>Без шлюза у контейнеров нет выхода из этой сети. У самого хоста это %1.</translation>
    </message>
    <message>
        <source>The LAN on %1 is %2.</source>
        <translation>Локальная сеть на %1 — %2.</translation>
    </message>
    <message>
        <source>Engines from 27 on have no IPv6 in overlay networks: this one would be made and never come up.</source>
        <translation>У движков начиная с 27 в overlay-сетях нет IPv6: такая сеть будет создана, но не заработает.</translation>
    </message>
    <message>
        <source>Docker does not promise IPv6 in overlay networks, and engines from 27 on have none there.</source>
        <translation>IPv6 в overlay-сетях Docker не обещает, а у движков начиная с 27 его там нет.</translation>
    </message>
    <message>
        <source>Only an internal network can be isolated from the host.</source>
        <translation>Изолировать от хоста можно только внутреннюю сеть.</translation>
    </message>
    <message>
        <source>Containers do not reach each other, not even by way of the switch.</source>
        <translation>Контейнеры недоступны друг другу, даже через коммутатор.</translation>
    </message>
    <message>
        <source>Containers reach each other only by way of a switch that sends frames back (hairpin).</source>
        <translation>Контейнеры доступны друг другу только через коммутатор, который возвращает кадры обратно (hairpin).</translation>
    </message>
    <message>
        <source>One container gets the whole card; a second one finds no room.</source>
        <translation>Карта целиком достаётся одному контейнеру; второму места не найдётся.</translation>
    </message>
    <message>
        <source>Containers reach each other directly.</source>
        <translation>Контейнеры доступны друг другу напрямую.</translation>
    </message>
    <message>
        <source>The host routes: no broadcasts, and the LAN needs a route to the subnet.</source>
        <translation>Маршрутизирует хост: широковещания нет, а локальной сети нужен маршрут к этой подсети.</translation>
    </message>
    <message>
        <source>As l3, but the packets pass the host&apos;s firewall, too.</source>
        <translation>Как l3, но пакеты проходят и через межсетевой экран хоста.</translation>
    </message>
    <message>
        <source>On the same segment as the host, with broadcasts.</source>
        <translation>В одном сегменте с хостом, с широковещанием.</translation>
    </message>
    <message>
        <source>Containers do not reach each other.</source>
        <translation>Контейнеры недоступны друг другу.</translation>
    </message>
    <message>
        <source>Containers reach each other only by way of the switch or router.</source>
        <translation>Контейнеры доступны друг другу только через коммутатор или маршрутизатор.</translation>
    </message>
    <message>
        <source>As nat, but whoever has a route here reaches every port, published or not.</source>
        <translation>Как nat, но тому, у кого есть маршрут сюда, доступен любой порт, опубликован он или нет.</translation>
    </message>
    <message>
        <source>Addresses are not translated: the outside needs a route here, and still reaches published ports only.</source>
        <translation>Адреса не преобразуются: снаружи нужен маршрут сюда, и всё равно доступны только опубликованные порты.</translation>
    </message>
    <message>
        <source>The host itself has no address in the network. Takes “Internal”.</source>
        <translation>У самого хоста нет адреса в этой сети. Возможно только вместе с «Внутренняя».</translation>
    </message>
    <message>
        <source>Addresses are translated; from outside only published ports are reached.</source>
        <translation>Адреса преобразуются; снаружи доступны только опубликованные порты.</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>например, %1</translation>
    </message>
    <message>
        <source>The network “%1” on %2 is of the other kind: containers of a macvlan and of an ipvlan cannot run on one interface at a time.</source>
        <translation>Сеть «%1» на %2 другого вида: контейнеры macvlan и ipvlan не работают на одном интерфейсе одновременно.</translation>
    </message>
    <message>
        <source>A swarm takes letters, digits, and “-” and “_” between them.</source>
        <translation>В swarm имя состоит из латинских букв и цифр; «-» и «_» — только между ними.</translation>
    </message>
    <message>
        <source>“%1” has a blank in it: the docker command takes none in the name of a label.</source>
        <translation>В «%1» есть пробел: команда docker не принимает его в имени метки.</translation>
    </message>
    <message>
        <source>No machine can have an address of %1.</source>
        <translation>Ни у одной машины не может быть адреса из %1.</translation>
    </message>
    <message>
        <source>Nothing can stand on the loopback.</source>
        <translation>На петлевом интерфейсе сеть не построить.</translation>
    </message>
    <message>
        <source>There is no interface “%1”, and Docker makes none of that name: it knows a card and a VLAN&apos;s number, such as eth0.50.</source>
        <translation>Интерфейса «%1» нет, и с таким именем Docker его не создаст: ему нужны карта и номер VLAN, например eth0.50.</translation>
    </message>
    <message>
        <source>The host reaches %1 through %2: containers on this network would not reach those machines.</source>
        <translation>До %1 хост добирается через %2: контейнеры этой сети тех машин не увидят.</translation>
    </message>
    <message>
        <source>Hardly any router takes addresses of %1: they are kept for later.</source>
        <translation>Адреса из %1 зарезервированы на будущее: почти ни один маршрутизатор их не принимает.</translation>
    </message>
    <message>
        <source>Addresses of %1 are each link&apos;s own: no router passes them on.</source>
        <translation>Адреса из %1 действуют только внутри своего сегмента: маршрутизаторы их не передают.</translation>
    </message>
    <message>
        <source>Without a gateway the engine takes the first address, %1, for the router.</source>
        <translation>Без шлюза движок примет за маршрутизатор первый адрес, %1.</translation>
    </message>
    <message>
        <source>Without a gateway the engine takes the first address, %1, for the router. The host&apos;s own is %2.</source>
        <translation>Без шлюза движок примет за маршрутизатор первый адрес, %1. У самого хоста это %2.</translation>
    </message>
    <message>
        <source>Docker makes %1, unless it is there, and takes away with its last network what it made.</source>
        <translation>Если %1 ещё нет, Docker создаст его и уберёт вместе с последней его сетью.</translation>
    </message>
    <message>
        <source>%1 is there already, and is used as it is.</source>
        <translation>%1 уже есть и берётся как есть.</translation>
    </message>
    <message>
        <source>Overlaps the network “%1” (%2): only one of the two can be on a host at a time, and containers on the other do not start there.</source>
        <translation>Пересекается с сетью «%1» (%2): на одном хосте может действовать лишь одна из двух, и контейнеры другой там не запустятся.</translation>
    </message>
    <message>
        <source>Free would be %1.</source>
        <translation>Свободна, например, %1.</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Make %1, not started yet</source>
        <translation>Создать %1, пока не запуская</translation>
    </message>
    <message>
        <source>Connect it to %1</source>
        <translation>Подключить его к %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Остановить %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Запустить %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Перезапустить %1</translation>
    </message>
    <message>
        <source>Keep %1 from starting by itself</source>
        <translation>Не давать %1 запускаться самому</translation>
    </message>
    <message>
        <source>Let %1 start by itself again</source>
        <translation>Снова разрешить %1 запускаться самому</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>Переименовать %1 в %2</translation>
    </message>
    <message>
        <source>See that %1 stays up</source>
        <translation>Убедиться, что %1 работает</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Удалить %1</translation>
    </message>
    <message>
        <source>Files that were written inside the container stay in the old one. Volumes and bind mounts come along.</source>
        <translation>Файлы, записанные внутри контейнера, остаются в старом. Тома и подключённые каталоги переходят к новому.</translation>
    </message>
    <message>
        <source>The old container is kept, stopped, as %1.</source>
        <translation>Старый контейнер сохраняется остановленным под именем %1.</translation>
    </message>
    <message>
        <source>It is not up, so the new one is only made, not started.</source>
        <translation>Контейнер не работает, поэтому новый только создаётся, но не запускается.</translation>
    </message>
    <message>
        <source>It leaves network %1.</source>
        <translation>Он покидает сеть %1.</translation>
    </message>
    <message>
        <source>It leaves network %1, and its address %2 there.</source>
        <translation>Он покидает сеть %1 и теряет в ней адрес %2.</translation>
    </message>
    <message>
        <source>Its address on %1 is the engine&apos;s choice and may change.</source>
        <translation>Адрес в сети %1 выбирает движок, и он может измениться.</translation>
    </message>
    <message>
        <source>Its alias %1 goes: this network knows none.</source>
        <translation>Псевдоним %1 пропадёт: в этой сети их нет.</translation>
    </message>
    <message>
        <source>It publishes %1 no longer: this mode has no published ports.</source>
        <translation>Порт %1 больше не публикуется: в этом режиме публикации портов нет.</translation>
    </message>
    <message>
        <source>The host’s port for %1 is chosen anew.</source>
        <translation>Порт хоста для %1 будет выбран заново.</translation>
    </message>
    <message>
        <source>Its link %1 goes: this mode has no links.</source>
        <translation>Связь %1 пропадёт: в этом режиме связей нет.</translation>
    </message>
    <message>
        <source>Its links become names only: off the default bridge no link variables are set.</source>
        <translation>От связей останутся только имена: вне сети bridge по умолчанию переменные связей не задаются.</translation>
    </message>
    <message>
        <source>%1 has a link to it, as %2, and goes on pointing to the old one until %1 is made anew too.</source>
        <translation>%1 связан с ним под именем %2 и будет указывать на старый контейнер, пока %1 тоже не создадут заново.</translation>
    </message>
    <message>
        <source>%1 shares its network, so it is made anew with it.</source>
        <translation>%1 пользуется его сетью, поэтому создаётся заново вместе с ним.</translation>
    </message>
    <message>
        <source>Its hostname %1 goes: it has that of the network’s owner.</source>
        <translation>Имя хоста %1 пропадёт: действует имя владельца сети.</translation>
    </message>
    <message>
        <source>Its DNS settings go: those of the network’s owner count.</source>
        <translation>Настройки DNS пропадут: действуют настройки владельца сети.</translation>
    </message>
    <message>
        <source>Its added hosts go: those of the network’s owner count.</source>
        <translation>Добавленные хосты пропадут: действуют хосты владельца сети.</translation>
    </message>
    <message>
        <source>Its MAC address %1 goes.</source>
        <translation>MAC-адрес %1 пропадёт.</translation>
    </message>
    <message>
        <source>Its setting %1 goes: it would be the host’s.</source>
        <translation>Параметр %1 пропадёт: он относился бы к хосту.</translation>
    </message>
    <message>
        <source>Compose manages it (project %1). Change its file too, or the next “up” undoes this.</source>
        <translation>Им управляет Compose (проект %1). Измените и его файл, иначе следующий «up» всё вернёт.</translation>
    </message>
    <message>
        <source>The command has no option for %1; the plan keeps it all the same.</source>
        <translation>В команде нет параметра для %1; план его всё равно сохраняет.</translation>
    </message>
    <message>
        <source>The container is gone.</source>
        <translation>Контейнера больше нет.</translation>
    </message>
    <message>
        <source>The engine has not told all of its configuration yet.</source>
        <translation>Движок ещё не сообщил всех его настроек.</translation>
    </message>
    <message>
        <source>It was run with --rm: it would be gone as soon as it is stopped, and there would be no way back.</source>
        <translation>Он запущен с --rm: остановленный, он сразу исчезнет, и вернуть его будет нельзя.</translation>
    </message>
    <message>
        <source>The swarm made it. Change its service instead.</source>
        <translation>Его создал swarm. Измените службу.</translation>
    </message>
    <message>
        <source>It is paused. Unpause it first.</source>
        <translation>Он приостановлен. Сначала возобновите его.</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Так уже и есть.</translation>
    </message>
    <message>
        <source>There is no network %1.</source>
        <translation>Сети %1 нет.</translation>
    </message>
    <message>
        <source>There is no container %1.</source>
        <translation>Контейнера %1 нет.</translation>
    </message>
    <message>
        <source>%1 does not run, so there is no network to share.</source>
        <translation>%1 не работает, поэтому его сетью не воспользоваться.</translation>
    </message>
    <message>
        <source>It cannot share a network that is its own.</source>
        <translation>Контейнер не может пользоваться собственной сетью как чужой.</translation>
    </message>
    <message>
        <source>%1 has no network of its own: it shares one itself.</source>
        <translation>У %1 нет своей сети: он сам пользуется чужой.</translation>
    </message>
    <message>
        <source>%1 shares its network and would have none.</source>
        <translation>%1 пользуется его сетью и остался бы без неё.</translation>
    </message>
    <message>
        <source>Port %1 of the host is taken: %2 publishes it.</source>
        <translation>Порт %1 хоста занят: его публикует %2.</translation>
    </message>
    <message>
        <source>Port %1 of the host is taken: %2 is in host mode and says that it listens there.</source>
        <translation>Порт %1 хоста занят: %2 работает в режиме host и заявляет, что слушает его.</translation>
    </message>
    <message>
        <source>Port %1 is taken: %2, of the same network, says that it listens there.</source>
        <translation>Порт %1 занят: %2 из той же сети заявляет, что слушает его.</translation>
    </message>
    <message>
        <source>Port %1 of the host is taken: a program listens there.</source>
        <translation>Порт %1 хоста занят: его слушает программа.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ожидает</translation>
    </message>
    <message>
        <source>under way…</source>
        <translation>выполняется…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>being undone…</source>
        <translation>отменяется…</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>not undone</source>
        <translation>не отменено</translation>
    </message>
    <message>
        <source>It runs, but is not healthy yet.</source>
        <translation>Он работает, но проверка состояния ещё не пройдена.</translation>
    </message>
    <message>
        <source>It did not stay up (exit code %1).</source>
        <translation>Он завершился (код %1).</translation>
    </message>
    <message>
        <source>The engine says: “%1”</source>
        <translation>Движок сообщает: «%1»</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>The engine does not answer. Trying again until it does…</source>
        <translation>Движок не отвечает. Повторяем, пока не ответит…</translation>
    </message>
    <message>
        <source>Taking everything back…</source>
        <translation>Всё возвращается как было…</translation>
    </message>
    <message>
        <source>Done, but for one thing: %1</source>
        <translation>Готово, кроме одного: %1</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Всё осталось как было.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Вы прервали выполнение.</translation>
    </message>
    <message>
        <source>Not everything could be taken back. What is left to do:</source>
        <translation>Вернуть удалось не всё. Осталось сделать:</translation>
    </message>
    <message>
        <source>Remove the network %1</source>
        <translation>Удалить сеть %1</translation>
    </message>
    <message>
        <source>Make the network %1</source>
        <translation>Создать сеть %1</translation>
    </message>
    <message>
        <source>%1 is the name of another container by now, which is left alone: the old one stays %2.</source>
        <translation>Имя %1 теперь у другого контейнера, он останется нетронутым. Старый контейнер сохранит имя %2.</translation>
    </message>
    <message>
        <source>No port of the host in %1 is free: programs listen at all of them.</source>
        <translation>На хосте нет свободного порта из %1: на всех слушают программы.</translation>
    </message>
    <message>
        <source>No port of the host in %1 is free. Containers that hold some: %2.</source>
        <translation>На хосте нет свободного порта из %1. Среди занявших их контейнеров: %2.</translation>
    </message>
    <message>
        <source>Disconnect it from %1</source>
        <translation>Отключить его от %1</translation>
    </message>
    <message>
        <source>Its MAC address on %1 may change: the engine does not tell whether it is a fixed one.</source>
        <translation>MAC-адрес в сети %1 может измениться: движок не сообщает, задан ли он явно.</translation>
    </message>
    <message>
        <source>%1 shares its processes or its memory, so it is made anew with it.</source>
        <translation>%1 пользуется его процессами или памятью, поэтому создаётся заново вместе с ним.</translation>
    </message>
    <message>
        <source>The engine has not told all of the configuration of %1 yet.</source>
        <translation>Движок ещё не сообщил всех настроек %1.</translation>
    </message>
    <message>
        <source>%1 would have to be made anew too, but was run with --rm: it would be gone as soon as it is stopped, and there would be no way back.</source>
        <translation>Вместе с ним пришлось бы создать заново и %1, но тот запущен с --rm: остановленный, он сразу исчезнет, и вернуть его будет нельзя.</translation>
    </message>
    <message>
        <source>%1 would have to be made anew too, but the swarm made it.</source>
        <translation>Вместе с ним пришлось бы создать заново и %1, но его создал swarm.</translation>
    </message>
    <message>
        <source>%1 would have to be made anew too, but is paused. Unpause it first.</source>
        <translation>Вместе с ним пришлось бы создать заново и %1, но тот приостановлен. Сначала возобновите его.</translation>
    </message>
</context>
<context>
    <name>PortText</name>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>nobody listens, as long as no container of that host is on an overlay network</source>
        <translation>никто не слушает, пока ни один контейнер этого хоста не подключён к сети overlay</translation>
    </message>
    <message>
        <source>nobody listens: the host answers so</source>
        <translation>никто не слушает: так отвечает сам хост</translation>
    </message>
    <message>
        <source>no answer, which proves nothing</source>
        <translation>нет ответа, но это ничего не доказывает</translation>
    </message>
    <message>
        <source>no answer: a firewall, or the host is off</source>
        <translation>нет ответа: межсетевой экран, или хост выключен</translation>
    </message>
    <message>
        <source>no way there from this machine</source>
        <translation>с этой машины туда нет пути</translation>
    </message>
    <message>
        <source>could not be tried</source>
        <translation>не удалось проверить</translation>
    </message>
    <message>
        <source>in no swarm</source>
        <translation>не в swarm</translation>
    </message>
    <message>
        <source>Where the other hosts reach it is not known.</source>
        <translation>По какому адресу он доступен другим хостам, неизвестно.</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <extracomment>%1 is TCP or UDP, %2 a number</extracomment>
        <translation>%1-порт %2</translation>
    </message>
    <message>
        <source>being tried…</source>
        <translation>проверяется…</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>не проверен</translation>
    </message>
    <message>
        <source>The swarm&apos;s managers see it: %1.</source>
        <translation>Состояние по данным менеджеров swarm: %1.</translation>
    </message>
    <message>
        <source>The other managers do not reach it (TCP 2377).</source>
        <translation>Другим менеджерам он недоступен (TCP 2377).</translation>
    </message>
    <message>
        <source>Another host has it as a peer of an overlay network (7946).</source>
        <translation>Другой хост видит его участником сети overlay (7946).</translation>
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
    <name>RenewText</name>
    <message>
        <source>The engine is a manager of its swarm.</source>
        <translation>Движок — менеджер своего swarm.</translation>
    </message>
    <message>
        <source>The engine is no manager of a swarm: only a manager can do this.</source>
        <translation>Движок не менеджер swarm, а сделать это может только менеджер.</translation>
    </message>
    <message>
        <source>No service publishes a port through it.</source>
        <translation>Ни один сервис не публикует через неё порт.</translation>
    </message>
    <message>
        <source>Services publish ports through it: %1. Remove them first, or publish their ports with “mode=host”.</source>
        <translation>Сервисы публикуют через неё порты: %1. Сначала удалите их или опубликуйте их порты с «mode=host».</translation>
    </message>
    <message>
        <source>The engine is in no swarm.</source>
        <translation>Движок не состоит в swarm.</translation>
    </message>
    <message>
        <source>The engine is in a swarm, which holds on to it. Leave that first with “docker swarm leave”, on a manager with “--force”: with its last manager a swarm ends.</source>
        <translation>Движок состоит в swarm, который удерживает эту сеть. Сначала выйдите из него командой «docker swarm leave», на менеджере с «--force»: без последнего менеджера swarm перестаёт существовать.</translation>
    </message>
    <message>
        <source>No container is on it.</source>
        <translation>Ни один контейнер к ней не подключён.</translation>
    </message>
    <message>
        <source>Containers are on it: %1. Disconnect them first.</source>
        <translation>К ней подключены контейнеры: %1. Сначала отключите их.</translation>
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
        <translation>менеджер</translation>
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
        <translation>менеджер Swarm</translation>
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
    <message>
        <source>comes up in its swarm</source>
        <translation>входит в свой swarm</translation>
    </message>
    <message>
        <source>swarm manager, locked: “docker swarm unlock”</source>
        <translation>управляющий узел Swarm, заблокирован: «docker swarm unlock»</translation>
    </message>
    <message>
        <source>in a swarm, but does not reach it</source>
        <translation>состоит в swarm, но связи с ним нет</translation>
    </message>
</context>
<context>
    <name>portolan::app::ChangeDesk</name>
    <message>
        <source>Go to the console</source>
        <translation>Перейти в консоль</translation>
    </message>
    <message>
        <source>New network…</source>
        <translation>Новая сеть…</translation>
    </message>
</context>
<context>
    <name>portolan::app::ChangeMenu</name>
    <message>
        <source>Start</source>
        <translation>Запустить</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Unpause</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Send a signal…</source>
        <translation>Послать сигнал…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Connect to a network…</source>
        <translation>Подключить к сети…</translation>
    </message>
    <message>
        <source>Disconnect from</source>
        <translation>Отключить от сети</translation>
    </message>
    <message>
        <source>Connect a container…</source>
        <translation>Подключить контейнер…</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>Remove unused networks…</source>
        <translation>Удалить неиспользуемые сети…</translation>
    </message>
    <message>
        <source>New network…</source>
        <translation>Новая сеть…</translation>
    </message>
    <message>
        <source>Run a command in it…</source>
        <translation>Выполнить в нём команду…</translation>
    </message>
    <message>
        <source>Run a container in it…</source>
        <translation>Запустить в ней контейнер…</translation>
    </message>
    <message>
        <source>Run a container…</source>
        <translation>Запустить контейнер…</translation>
    </message>
    <message>
        <source>Recreate in another mode…</source>
        <translation>Пересоздать в другом режиме…</translation>
    </message>
    <message>
        <source>Change published ports…</source>
        <translation>Изменить публикуемые порты…</translation>
    </message>
    <message>
        <source>Run a container in its network…</source>
        <translation>Запустить контейнер в его сети…</translation>
    </message>
    <message>
        <source>Make it anew…</source>
        <translation>Пересоздать…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Перезапустить…</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Остановить…</translation>
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
    <message>
        <source>Undo with “%1”</source>
        <translation>Отменить командой «%1»</translation>
    </message>
    <message>
        <source>Redo with “%1”</source>
        <translation>Повторить командой «%1»</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
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
        <translation>Восстановить потерянные соединения сейчас</translation>
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
    <message>
        <source>Address map</source>
        <translation>Карта адресов</translation>
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
        <translation>Восстановить потерянные соединения сейчас</translation>
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
        <source>Connect…</source>
        <translation>Подключить…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Connect a Docker engine, and its containers, networks, links and ambassadors are drawn here and stay true by themselves. It changes nothing there unless you ask it to.</source>
        <translation>Подключите движок Docker — здесь появятся его контейнеры, сети, связи и амбассадоры, и карта сама будет оставаться верной. Без вашей просьбы ничего там не изменится.</translation>
    </message>
</context>
<context>
    <name>portolan::views::AddressBars</name>
    <message>
        <source>route of the host by %1</source>
        <extracomment>%1 is a network card: eth0</extracomment>
        <translation>маршрут хоста через %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>addresses of a range: used, and how many there are</extracomment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>the new network</source>
        <translation>новая сеть</translation>
    </message>
</context>
<context>
    <name>portolan::views::AddressMapDialog</name>
    <message>
        <source>%1 — overlaps another range</source>
        <translation>%1 — пересекается с другим диапазоном</translation>
    </message>
    <message>
        <source>Next free: %1</source>
        <translation>Следующий свободный: %1</translation>
    </message>
    <message>
        <source>Nothing is free.</source>
        <translation>Свободных нет.</translation>
    </message>
    <message>
        <source>Address map</source>
        <translation>Карта адресов</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Движок</translation>
    </message>
    <message>
        <source>Whose addresses are shown</source>
        <translation>Чьи адреса показаны</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Диапазон</translation>
    </message>
    <message>
        <source>In use by</source>
        <translation>Кем занят</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Ranges in use</source>
        <translation>Занятые диапазоны</translation>
    </message>
    <message>
        <source>Private address spaces</source>
        <translation>Частные пространства адресов</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the free range</source>
        <translation>Скопировать свободный диапазон</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>button</comment>
        <extracomment>a button: close this dialog</extracomment>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>portolan::views::AttachDialog</name>
    <message>
        <source>Connect a container to a network</source>
        <translation>Подключить контейнер к сети</translation>
    </message>
    <message>
        <source>It stays on the networks it is on, and goes on running.</source>
        <translation>Он останется в своих сетях и продолжит работать.</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>container</comment>
        <extracomment>a button: do connect the container</extracomment>
        <translation>Подключить</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>IPv4 address</source>
        <translation>Адрес IPv4</translation>
    </message>
    <message>
        <source>IPv6 address</source>
        <translation>Адрес IPv6</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Псевдонимы</translation>
    </message>
    <message>
        <source>Link-local addresses</source>
        <translation>Адреса link-local</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
    <message>
        <source>with commas</source>
        <translation>через запятую</translation>
    </message>
    <message>
        <source>Further addresses in 169.254.0.0/16 or fe80::/10</source>
        <translation>Дополнительные адреса из 169.254.0.0/16 или fe80::/10</translation>
    </message>
    <message>
        <source>further names there, with commas</source>
        <translation>ещё имена там, через запятую</translation>
    </message>
</context>
<context>
    <name>portolan::views::ChangeDialog</name>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
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
    <name>portolan::views::CommandBar</name>
    <message>
        <source>The command that does the same</source>
        <translation>Команда, которая делает то же</translation>
    </message>
</context>
<context>
    <name>portolan::views::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>Подключение</translation>
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
    <message>
        <source>Connecting changes nothing there. Portolan watches, and does only what you ask it for.</source>
        <translation>Подключение там ничего не меняет. Portolan наблюдает и делает только то, о чём вы попросите.</translation>
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
    <message>
        <source>Only keys under</source>
        <translation>Только ключи под</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>все ключи</translation>
    </message>
    <message>
        <source>For a user who may not read all keys, for example /skydns</source>
        <translation>Для пользователя, которому доступны не все ключи; например, /skydns</translation>
    </message>
</context>
<context>
    <name>portolan::views::ConsoleView</name>
    <message>
        <source>Copy as script</source>
        <translation>Копировать как скрипт</translation>
    </message>
    <message>
        <source>The chosen commands, or all, as a shell script</source>
        <translation>Выбранные команды или все — скриптом для командной оболочки</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Прекратить ожидание</translation>
    </message>
    <message>
        <source>Give up what is under way; what the engine has begun it may yet finish</source>
        <translation>Перестать ждать; начатое движок ещё может закончить</translation>
    </message>
    <message>
        <source>What you changed, the latest last</source>
        <translation>Что вы меняли, последнее в конце</translation>
    </message>
    <message>
        <source>Nothing was changed since this window opened. What you do to containers and networks appears here as the docker command that does the same.</source>
        <translation>С открытия окна ничего не менялось. То, что вы сделаете с контейнерами и сетями, появится здесь командой docker, которая делает то же.</translation>
    </message>
</context>
<context>
    <name>portolan::views::ContainerFields</name>
    <message>
        <source>No names here: containers find each other only by links. A network of your own is better.</source>
        <translation>Имён здесь нет: контейнеры находят друг друга только по связям. Лучше взять собственную сеть.</translation>
    </message>
    <message>
        <source>Its programs listen on the host itself, on all its addresses. Ports are not published, and a port that is taken fails in the program, not in Docker.</source>
        <translation>Его программы слушают порты самого хоста, на всех его адресах. Порты не публикуются, и на занятом порту ошибку выдаёт программа, а не Docker.</translation>
    </message>
    <message>
        <source>It has only its loopback.</source>
        <translation>У него есть только loopback.</translation>
    </message>
    <message>
        <source>It shares that one’s addresses, ports and loopback, and can have no ports, links, hostname or DNS of its own. When that one restarts, this one is left without a network.</source>
        <translation>У него будут адреса, порты и loopback того контейнера; своих портов, связей, имени хоста и DNS быть не может. Когда тот перезапустится, этот останется без сети.</translation>
    </message>
    <message>
        <source>“%1” is no IP address.</source>
        <translation>«%1» — не IP-адрес.</translation>
    </message>
    <message>
        <source>“%1” is no port: write 8080:80, 8000-8010:80-90, 127.0.0.1:53:53/udp or 80.</source>
        <translation>«%1» — не порт: пишите 8080:80, 8000-8010:80-90, 127.0.0.1:53:53/udp или 80.</translation>
    </message>
    <message>
        <source>A link is written container:alias.</source>
        <translation>Связь пишется как контейнер:псевдоним.</translation>
    </message>
    <message>
        <source>There is no container %1 on this engine.</source>
        <translation>На этом движке нет контейнера %1.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Published ports</source>
        <translation>Публикуемые порты</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
    <message>
        <source>A fixed address: only networks of your own with a subnet of your choice give one</source>
        <translation>Постоянный адрес: его дают только ваши собственные сети с выбранной вами подсетью</translation>
    </message>
    <message>
        <source>Port of the host, colon, port of the container, with blanks between; for a port alone the engine chooses the host&apos;s</source>
        <translation>Порт хоста, двоеточие, порт контейнера, через пробел; к одиночному порту движок выберет порт хоста сам</translation>
    </message>
    <message>
        <source>Container, colon, the name under which this one finds it; with blanks between</source>
        <translation>Контейнер, двоеточие, имя, под которым этот его найдёт; через пробел</translation>
    </message>
    <message>
        <source>Port %1 of the host is given twice.</source>
        <translation>Порт хоста %1 указан дважды.</translation>
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
        <translation>Он присоединился к сети контейнера %1, который с тех пор был перезапущен или удалён. Пока он тоже не перезапущен, у него есть только loopback.</translation>
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
    <name>portolan::views::DisconnectDialog</name>
    <message>
        <source>Disconnect %1 from %2?</source>
        <translation>Отключить %1 от %2?</translation>
    </message>
    <message>
        <source>It is the last network that it is on.</source>
        <translation>Это последняя сеть, в которой он есть.</translation>
    </message>
    <message>
        <source>It goes on running, but nobody reaches it and it reaches nobody: all its connections break, its published ports close.</source>
        <translation>Он продолжит работать, но связи с другими у него не будет: все его соединения оборвутся, опубликованные порты закроются.</translation>
    </message>
    <message>
        <source>Once it is started it reaches nobody, and nobody reaches it.</source>
        <translation>После запуска он останется без связи с другими.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Отключить</translation>
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
    <name>portolan::views::ExecDialog</name>
    <message numerus="yes">
        <source>%n line(s) came too fast to be shown</source>
        <translation>
            <numerusform>%n строка пришла слишком быстро и не показана</numerusform>
            <numerusform>%n строки пришли слишком быстро и не показаны</numerusform>
            <numerusform>%n строк пришло слишком быстро, и они не показаны</numerusform>
        </translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>Выполняется…</translation>
    </message>
    <message>
        <source>It ended well (exit code 0).</source>
        <translation>Завершилась успешно (код 0).</translation>
    </message>
    <message>
        <source>It ended with exit code %1.</source>
        <translation>Завершилась с кодом %1.</translation>
    </message>
    <message>
        <source>Run a command in %1</source>
        <translation>Выполнить команду в %1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>the container’s own</source>
        <translation>как у контейнера</translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>Что она пишет</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запустить</translation>
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
    <message>
        <source>Actions</source>
        <translation>Действия</translation>
    </message>
</context>
<context>
    <name>portolan::views::KillDialog</name>
    <message>
        <source>Ends it at once. What its processes have not written yet is lost.</source>
        <translation>Завершает сразу. Что процессы не успели записать, пропадёт.</translation>
    </message>
    <message>
        <source>What happens is up to the container&apos;s first process.</source>
        <translation>Что произойдёт, решает первый процесс контейнера.</translation>
    </message>
    <message>
        <source>Send %1 a signal</source>
        <translation>Послать сигнал контейнеру %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Послать</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Сигнал</translation>
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
    <name>portolan::views::LogsView</name>
    <message numerus="yes">
        <source>%n line(s) came too fast to be shown</source>
        <translation>
            <numerusform>%n строка пришла слишком быстро и не показана</numerusform>
            <numerusform>%n строки пришли слишком быстро и не показаны</numerusform>
            <numerusform>%n строк пришло слишком быстро, и они не показаны</numerusform>
        </translation>
    </message>
    <message>
        <source>not found</source>
        <translation>не найдено</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n раз</numerusform>
            <numerusform>%n раза</numerusform>
            <numerusform>%n раз</numerusform>
        </translation>
    </message>
    <message>
        <source>The container has ended.</source>
        <translation>Контейнер завершился.</translation>
    </message>
    <message>
        <source>Select a container to read what it writes.</source>
        <translation>Выберите контейнер, чтобы увидеть его журнал.</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Журнал контейнера %1</translation>
    </message>
    <message>
        <source>Go to the logs</source>
        <translation>Перейти к журналу</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следить</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Поиск в журнале</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Копировать команду</translation>
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
    <name>portolan::views::NetworkForm</name>
    <message>
        <source>up</source>
        <translation>включён</translation>
    </message>
    <message>
        <source>down</source>
        <translation>выключен</translation>
    </message>
    <message>
        <source>No way out, and none in but from the host.</source>
        <translation>Наружу не выйти, войти можно только с хоста.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Взять %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Parent interface</source>
        <translation>Родительский интерфейс</translation>
    </message>
    <message>
        <source>VLAN (802.1Q)</source>
        <translation>VLAN (802.1Q)</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Флаг</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Подсеть</translation>
    </message>
    <message>
        <source>IP range</source>
        <translation>Диапазон адресов</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>IPv6 subnet</source>
        <translation>Подсеть IPv6</translation>
    </message>
    <message>
        <source>IPv6 range</source>
        <translation>Диапазон IPv6</translation>
    </message>
    <message>
        <source>IPv6 gateway</source>
        <translation>Шлюз IPv6</translation>
    </message>
    <message>
        <source>Reserved addresses</source>
        <translation>Зарезервированные адреса</translation>
    </message>
    <message>
        <source>Gateway mode</source>
        <translation>Режим шлюза</translation>
    </message>
    <message>
        <source>Bridge name</source>
        <translation>Имя моста</translation>
    </message>
    <message>
        <source>Publish on address</source>
        <translation>Публиковать на адресе</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Driver options</source>
        <translation>Параметры драйвера</translation>
    </message>
    <message>
        <source>Encrypted between the hosts</source>
        <translation>Шифровать между хостами</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Внутренняя</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Дополнительно</translation>
    </message>
    <message>
        <source>the whole subnet</source>
        <translation>вся подсеть</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>all addresses of the host</source>
        <translation>все адреса хоста</translation>
    </message>
    <message>
        <source>Containers outside of services may join.</source>
        <translation>Могут подключаться и контейнеры вне сервисов.</translation>
    </message>
    <message>
        <source>Outgoing connections wear the host&apos;s address.</source>
        <translation>Исходящие соединения идут с адреса хоста.</translation>
    </message>
    <message>
        <source>Attachable</source>
        <translation>Attachable</translation>
    </message>
    <message>
        <source>Containers reach each other</source>
        <translation>Контейнеры доступны друг другу</translation>
    </message>
    <message>
        <source>Masquerade</source>
        <translation>Маскарадинг</translation>
    </message>
    <message>
        <source>IPv6 gateway mode</source>
        <translation>Режим шлюза IPv6</translation>
    </message>
    <message>
        <source>The network card of the host that the containers share</source>
        <translation>Сетевая карта хоста, общая для контейнеров</translation>
    </message>
    <message>
        <source>The part of the subnet from which the engine gives addresses</source>
        <translation>Часть подсети, из которой движок раздаёт адреса</translation>
    </message>
    <message>
        <source>Empty: the engine chooses. The example would be free.</source>
        <translation>Пусто: выберет движок. Подсеть из примера свободна.</translation>
    </message>
    <message>
        <source>The containers&apos; way out: on a bridge the host has this address, on a LAN it is that of the router</source>
        <translation>Выход для контейнеров: у моста это адрес хоста, в локальной сети — адрес маршрутизатора</translation>
    </message>
    <message>
        <source>Addresses that the engine gives to no container, each with a name</source>
        <translation>Адреса, которые движок не даст ни одному контейнеру, каждый со своим именем</translation>
    </message>
    <message>
        <source>Off: they share the network, but reach each other on no port</source>
        <translation>Выключено: сеть у них общая, но друг другу они недоступны ни на одном порту</translation>
    </message>
    <message>
        <source>Of the interface on the host, at most 15 characters; else “br-” and a part of the network&apos;s id</source>
        <translation>Имя интерфейса на хосте, не длиннее 15 знаков; иначе «br-» и часть идентификатора сети</translation>
    </message>
    <message>
        <source>Where published ports listen, unless a container names an address itself</source>
        <translation>Где слушают опубликованные порты, если контейнер сам не назвал адреса</translation>
    </message>
    <message>
        <source>How the outside reaches the containers</source>
        <translation>Как до контейнеров добираются снаружи</translation>
    </message>
    <message>
        <source>The longest packet in bytes: 1500 on most LANs, less by way of a VPN or tunnel</source>
        <translation>Наибольший пакет в байтах: в большинстве локальных сетей 1500, через VPN или туннель меньше</translation>
    </message>
    <message>
        <source>By IPsec: the kernel of every host must have ESP, and IP protocol 50 must be open between them. Else containers of two hosts do not reach each other, and only the engine&apos;s log says why.</source>
        <translation>Через IPsec: в ядре каждого хоста нужен ESP, а между хостами должен быть открыт протокол IP 50. Иначе контейнеры разных хостов не достучатся друг до друга, и о причине скажет только журнал движка.</translation>
    </message>
    <message>
        <source>For filters and scripts; they change nothing. A value with a comma goes between double quotes.</source>
        <translation>Для фильтров и скриптов; ни на что не влияют. Значение с запятой берётся в двойные кавычки.</translation>
    </message>
    <message>
        <source>Whatever else the driver knows, as “docker network create -o” takes it. A value with a comma goes between double quotes.</source>
        <translation>Всё остальное, что умеет драйвер, в том виде, как это принимает «docker network create -o». Значение с запятой берётся в двойные кавычки.</translation>
    </message>
    <message>
        <source>name=value, name=&quot;one, two&quot;</source>
        <translation>имя=значение, имя=&quot;одно, другое&quot;</translation>
    </message>
    <message>
        <source>No route out of the network; the machines of the LAN reach the containers.</source>
        <translation>Маршрута из сети нет; машины локальной сети до контейнеров достают.</translation>
    </message>
    <message>
        <source>No way out, and none in, not even from the host.</source>
        <translation>Нет выхода наружу, нет и входа — даже с хоста.</translation>
    </message>
    <message>
        <source>Its number, 1–4094: with eth0 and 50, the network stands on the interface eth0.50</source>
        <translation>Её номер, 1–4094: при eth0 и 50 сеть стоит на интерфейсе eth0.50</translation>
    </message>
</context>
<context>
    <name>portolan::views::NetworkPicture</name>
    <message>
        <source>one</source>
        <comment>container in a picture</comment>
        <translation>первый</translation>
    </message>
    <message>
        <source>two</source>
        <comment>container in a picture</comment>
        <translation>второй</translation>
    </message>
    <message>
        <source>no way out</source>
        <translation>выхода нет</translation>
    </message>
    <message>
        <source>host</source>
        <translation>хост</translation>
    </message>
    <message>
        <source>host A</source>
        <translation>хост А</translation>
    </message>
    <message>
        <source>host B</source>
        <translation>хост Б</translation>
    </message>
    <message>
        <source>no router</source>
        <translation>нет шлюза</translation>
    </message>
    <message>
        <source>router</source>
        <translation>шлюз</translation>
    </message>
    <message>
        <source>LAN</source>
        <translation>LAN</translation>
    </message>
    <message>
        <source>container</source>
        <translation>контейнер</translation>
    </message>
    <message>
        <source>network</source>
        <translation>сеть</translation>
    </message>
    <message>
        <source>one stack</source>
        <translation>один стек</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>владелец</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>гость</translation>
    </message>
    <message>
        <source>Picture of the network</source>
        <translation>Рисунок сети</translation>
    </message>
</context>
<context>
    <name>portolan::views::NewNetworkDialog</name>
    <message>
        <source>New network</source>
        <translation>Новая сеть</translation>
    </message>
    <message>
        <source>Pick how containers should reach each other and the outside.</source>
        <translation>Выберите, как контейнерам связываться друг с другом и с внешним миром.</translation>
    </message>
    <message>
        <source>Create network</source>
        <translation>Создать сеть</translation>
    </message>
    <message>
        <source>Mind</source>
        <extracomment>above a list of what to be careful about</extracomment>
        <translation>Что учесть</translation>
    </message>
    <message>
        <source>Addresses in use on this engine</source>
        <translation>Адреса, занятые на этом движке</translation>
    </message>
    <message>
        <source>Run a container in it…</source>
        <translation>Запустить в ней контейнер…</translation>
    </message>
    <message>
        <source>Recreate a container in it…</source>
        <translation>Пересоздать в ней контейнер…</translation>
    </message>
    <message>
        <source>Something typed above is wrong.</source>
        <translation>Выше введено что-то неверное.</translation>
    </message>
    <message>
        <source>It takes a name first.</source>
        <translation>Сначала нужно имя.</translation>
    </message>
    <message>
        <source>It takes a parent interface first.</source>
        <translation>Сначала нужен родительский интерфейс.</translation>
    </message>
    <message>
        <source>It takes an IPv6 subnet first.</source>
        <translation>Сначала нужна подсеть IPv6.</translation>
    </message>
    <message>
        <source>The engine runs in a virtual machine: its interfaces and routes are unknown.</source>
        <translation>Движок работает в виртуальной машине: её интерфейсы и маршруты неизвестны.</translation>
    </message>
    <message>
        <source>The engine runs on another machine: its interfaces and routes are unknown.</source>
        <translation>Движок работает на другой машине: её интерфейсы и маршруты неизвестны.</translation>
    </message>
    <message>
        <source>Make the ingress network anew…</source>
        <translation>Создать сеть ingress заново…</translation>
    </message>
    <message>
        <source>Choose the addresses of docker_gwbridge first…</source>
        <translation>Сначала выбрать адреса docker_gwbridge…</translation>
    </message>
    <message>
        <source>What you typed is in none of these private spaces.</source>
        <translation>То, что вы ввели, не входит ни в одно из этих частных пространств.</translation>
    </message>
    <message>
        <source>Hatched: the new network.</source>
        <translation>Заштриховано: новая сеть.</translation>
    </message>
    <message>
        <source>Private address spaces</source>
        <translation>Частные пространства адресов</translation>
    </message>
    <message>
        <source>It takes a swarm first.</source>
        <translation>Сначала нужен swarm.</translation>
    </message>
    <message>
        <source>It takes a manager of a swarm.</source>
        <translation>Для этого нужен менеджер swarm.</translation>
    </message>
    <message>
        <source>The engine runs rootless, in a network of its own: its interfaces and routes are unknown.</source>
        <translation>Движок работает без прав root, в собственном сетевом пространстве: его интерфейсы и маршруты неизвестны.</translation>
    </message>
    <message>
        <source>This engine runs rootless, in a network of its own: what hangs on that does not reach the LAN. Take a bridge and publish ports.</source>
        <translation>Этот движок работает без прав root, в собственном сетевом пространстве: такая сеть до локальной не дотянется. Возьмите bridge и публикуйте порты.</translation>
    </message>
</context>
<context>
    <name>portolan::views::NoticeBar</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Консоль</translation>
    </message>
    <message>
        <source>Everything you changed since this window opened</source>
        <translation>Всё, что вы меняли с открытия окна</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>portolan::views::PickContainerDialog</name>
    <message>
        <source>This engine has no container that could be made anew in it.</source>
        <translation>На этом движке нет контейнера, который можно было бы пересоздать так.</translation>
    </message>
    <message>
        <source>Docker cannot change the mode of a container, so it is made anew. Nothing is done before you have seen the plan.</source>
        <translation>Docker не умеет менять режим контейнера, поэтому контейнер создаётся заново. Пока вы не увидите план, ничего не произойдёт.</translation>
    </message>
    <message>
        <source>Which container shall share the network of another one?</source>
        <translation>Какой контейнер должен разделить сеть другого?</translation>
    </message>
    <message>
        <source>Which container shall be made anew in mode %1?</source>
        <translation>Какой контейнер пересоздать в режиме %1?</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Контейнер</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Show the plan…</source>
        <translation>Показать план…</translation>
    </message>
</context>
<context>
    <name>portolan::views::PlanDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel and undo</source>
        <translation>Прервать и вернуть</translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>Копировать как скрипт</translation>
    </message>
    <message>
        <source>What you should know</source>
        <translation>Что нужно знать</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Шаги</translation>
    </message>
    <message>
        <source>Something typed above is wrong.</source>
        <translation>Выше введено что-то неверное.</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>Прекратить попытки</translation>
    </message>
</context>
<context>
    <name>portolan::views::PlanSteps</name>
    <message>
        <source>The engine warns: “%1”</source>
        <translation>Движок предупреждает: «%1»</translation>
    </message>
</context>
<context>
    <name>portolan::views::PortCheckPanel</name>
    <message>
        <source>Stop checking</source>
        <translation>Прервать проверку</translation>
    </message>
    <message>
        <source>Check the ports</source>
        <translation>Проверить порты</translation>
    </message>
    <message>
        <source>Ports between the hosts</source>
        <translation>Порты между хостами</translation>
    </message>
    <message>
        <source>TCP 2377 to the managers, TCP and UDP 7946 and UDP 4789 between all of them.</source>
        <translation>TCP 2377 к менеджерам, TCP и UDP 7946 и UDP 4789 между всеми хостами.</translation>
    </message>
    <message>
        <source>Tried from this machine, not between the hosts: a firewall between them may do otherwise. Of UDP only the answer that nobody listens is certain.</source>
        <translation>Проверено с этой машины, а не между хостами: межсетевой экран между ними может вести себя иначе. Для UDP достоверен лишь ответ, что никто не слушает.</translation>
    </message>
</context>
<context>
    <name>portolan::views::PruneNetworksDialog</name>
    <message>
        <source>Every network of your own has somebody on it: there is nothing to remove.</source>
        <translation>В каждой из ваших сетей кто-то есть: удалять нечего.</translation>
    </message>
    <message>
        <source>These go: %1.</source>
        <translation>Будут удалены: %1.</translation>
    </message>
    <message>
        <source>Remove unused networks?</source>
        <translation>Удалить неиспользуемые сети?</translation>
    </message>
    <message>
        <source>All that nobody who is up is on. This cannot be taken back.</source>
        <translation>Все, где нет ни одного работающего контейнера. Отменить это будет нельзя.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Made for them, but not on them now: %1. They will not start any more.</source>
        <translation>Созданы для них, но сейчас не в них: %1. Больше они не запустятся.</translation>
    </message>
    <message>
        <source>Of a swarm&apos;s, those stay that somebody on another host is on.</source>
        <translation>Сети swarm, к которым подключён кто-то на другом хосте, останутся.</translation>
    </message>
</context>
<context>
    <name>portolan::views::PutBackDialog</name>
    <message>
        <source>A plan was cut short: %1</source>
        <translation>План прервался: %1</translation>
    </message>
    <message>
        <source>Portolan ended while it made this anew. The old container is still there, as %1. These steps put everything back as it was.</source>
        <translation>Portolan завершился, не успев закончить пересоздание. Старый контейнер цел, его имя — %1. Эти шаги вернут всё как было.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Leave it as it is, and do not ask again</source>
        <translation>Оставить как есть и больше не спрашивать</translation>
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
    <name>portolan::views::QuitDialog</name>
    <message>
        <source>A plan is under way</source>
        <translation>Выполняется план</translation>
    </message>
    <message>
        <source>Quit now, and it stops in the middle: nobody finishes it, and nobody undoes it.</source>
        <translation>Если выйти сейчас, он остановится на полпути: никто не доведёт его до конца и не отменит.</translation>
    </message>
    <message>
        <source>The old container is kept, at the latest as %1. The next start of Portolan offers to put it back.</source>
        <translation>Старый контейнер сохраняется, в итоге под именем %1. При следующем запуске Portolan предложит его вернуть.</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>Не выходить</translation>
    </message>
    <message>
        <source>Finish, then quit</source>
        <translation>Закончить и выйти</translation>
    </message>
    <message>
        <source>Undo, then quit</source>
        <translation>Отменить и выйти</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Всё равно выйти</translation>
    </message>
    <message>
        <source>The dialog closes by itself once the plan has ended, unless something has failed.</source>
        <translation>Окно закроется само, когда план завершится; если что-то не выйдет, оно останется открытым.</translation>
    </message>
    <message>
        <source>Do not close</source>
        <translation>Не закрывать</translation>
    </message>
    <message>
        <source>Finish, then close</source>
        <translation>Закончить и закрыть</translation>
    </message>
    <message>
        <source>Undo, then close</source>
        <translation>Отменить и закрыть</translation>
    </message>
</context>
<context>
    <name>portolan::views::RecreateDialog</name>
    <message>
        <source>Recreate %1 in another mode</source>
        <translation>Пересоздать %1 в другом режиме</translation>
    </message>
    <message>
        <source>Change the published ports of %1</source>
        <translation>Изменить публикуемые порты %1</translation>
    </message>
    <message>
        <source>Docker cannot change this of a container, so it is made anew with all else as it is. The old one is kept until the new one has proven to stay up; if anything fails, it runs again.</source>
        <translation>Docker не умеет менять это у готового контейнера, поэтому он создаётся заново, а всё остальное сохраняется. Старый остаётся, пока новый не докажет, что работает; если что-то не удастся, старый запустится снова.</translation>
    </message>
    <message>
        <source>Recreate</source>
        <translation>Пересоздать</translation>
    </message>
    <message>
        <source>Remove the old one at the end</source>
        <translation>В конце удалить старый контейнер</translation>
    </message>
    <message>
        <source>With it goes every file that was written inside it.</source>
        <translation>Вместе с ним пропадут все файлы, записанные внутри него.</translation>
    </message>
</context>
<context>
    <name>portolan::views::RemoveContainerDialog</name>
    <message>
        <source>Remove %1?</source>
        <translation>Удалить %1?</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Отменить это будет нельзя.</translation>
    </message>
    <message>
        <source>What goes: the container, its settings, its logs, and every file that was written inside it. Named volumes and bind mounts stay.</source>
        <translation>Пропадут контейнер, его настройки, его журнал и все файлы, записанные внутри. Именованные тома и подключённые каталоги останутся.</translation>
    </message>
    <message>
        <source>It is up: its processes are killed first.</source>
        <translation>Он работает: сначала его процессы будут завершены принудительно.</translation>
    </message>
    <message>
        <source>Also its anonymous volumes, with all that is in them</source>
        <translation>Удалить и его безымянные тома со всем содержимым</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>portolan::views::RemoveNetworkDialog</name>
    <message>
        <source>On it now: %1. Docker removes a network only when nobody who is up is on it.</source>
        <translation>Сейчас в ней: %1. Docker удаляет сеть, только когда в ней нет работающих контейнеров.</translation>
    </message>
    <message>
        <source>Nobody is on it.</source>
        <translation>В ней никого нет.</translation>
    </message>
    <message>
        <source>Remove the network %1?</source>
        <translation>Удалить сеть %1?</translation>
    </message>
    <message>
        <source>Disconnect them first</source>
        <translation>Сначала отключить их</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Made for it, but not on it now: %1. They will not start any more without it.</source>
        <translation>Созданы для неё, но сейчас не в ней: %1. Без неё они больше не запустятся.</translation>
    </message>
    <message>
        <source>On it on other hosts: %1. Disconnect them there first.</source>
        <translation>Подключены на других хостах: %1. Сначала отключите их там.</translation>
    </message>
    <message>
        <source>Services are on it: %1. Remove them first, or take them off it with “docker service update --network-rm”.</source>
        <translation>К ней подключены сервисы: %1. Сначала удалите их или отключите от сети командой «docker service update --network-rm».</translation>
    </message>
    <message>
        <source>It is a swarm&apos;s: only a manager removes it.</source>
        <translation>Это сеть swarm: удалить её может только менеджер.</translation>
    </message>
    <message>
        <source>Somebody of the swarm is still on it.</source>
        <translation>К ней ещё подключён кто-то из swarm.</translation>
    </message>
</context>
<context>
    <name>portolan::views::RenameDialog</name>
    <message>
        <source>Two or more of a–z, A–Z, 0–9, “_”, “.” and “-”; the first is a letter or a digit.</source>
        <translation>Два или больше знаков из a–z, A–Z, 0–9, «_», «.» и «-»; первый — буква или цифра.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Переименовать %1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Новое имя</translation>
    </message>
    <message>
        <source>On networks of your own the new name answers at once, and the old one no more: links to it lead nowhere then. Aliases stay, and links on the default bridge follow.</source>
        <translation>В пользовательских сетях сразу отзывается новое имя, а прежнее — больше нет: связи с ним никуда не ведут. Псевдонимы остаются, а связи в сети bridge по умолчанию следуют за новым именем.</translation>
    </message>
</context>
<context>
    <name>portolan::views::RenewNetworkDialog</name>
    <message>
        <source>Not yet: first what is marked above has to be done.</source>
        <translation>Пока нельзя: сначала выполните отмеченное выше.</translation>
    </message>
    <message>
        <source>Make the ingress network anew</source>
        <translation>Создать сеть ingress заново</translation>
    </message>
    <message>
        <source>Make docker_gwbridge anew</source>
        <translation>Создать docker_gwbridge заново</translation>
    </message>
    <message>
        <source>Docker changes it in no other way.</source>
        <translation>Иначе Docker её не меняет.</translation>
    </message>
    <message>
        <source>It carries the published ports of services to the hosts where they run. Until the new one is there no service can publish a port. All hosts of the swarm should run the same version of Docker.</source>
        <translation>Она доводит обращения к опубликованным портам сервисов до хостов, на которых те работают. Пока новой сети нет, ни один сервис не может опубликовать порт. На всех хостах swarm должна быть одна и та же версия Docker.</translation>
    </message>
    <message>
        <source>By it the containers of overlay networks get out of this host. It is of this host alone: the other hosts of a swarm have one of their own. Docker takes the one that is there when a swarm begins.</source>
        <translation>Через неё контейнеры сетей overlay выходят за пределы этого хоста. Она принадлежит только этому хосту: у других хостов swarm есть своя. Если сеть уже есть, когда начинается swarm, Docker берёт её.</translation>
    </message>
    <message>
        <source>Make it anew</source>
        <translation>Пересоздать</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Подсеть</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Шлюз</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Containers reach each other</source>
        <translation>Контейнеры доступны друг другу</translation>
    </message>
    <message>
        <source>Masquerade</source>
        <translation>Маскарадинг</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
</context>
<context>
    <name>portolan::views::RestartGuestsDialog</name>
    <message numerus="yes">
        <source>%n container(s) share its network and would be left without any.</source>
        <translation>
            <numerusform>%n контейнер пользуется его сетью и остался бы без неё.</numerusform>
            <numerusform>%n контейнера пользуются его сетью и остались бы без неё.</numerusform>
            <numerusform>%n контейнеров пользуются его сетью и остались бы без неё.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапустить</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Перезапустить %1</translation>
    </message>
    <message>
        <source>Restart its guests too, once it is up</source>
        <translation>Затем перезапустить и его гостей</translation>
    </message>
</context>
<context>
    <name>portolan::views::RunDialog</name>
    <message>
        <source>There is a container %1 already.</source>
        <translation>Контейнер %1 уже есть.</translation>
    </message>
    <message>
        <source>A name is two or more of a–z, A–Z, 0–9, “_”, “.” and “-”; the first is a letter or a digit.</source>
        <translation>Имя — два или больше знаков из a–z, A–Z, 0–9, «_», «.» и «-»; первый — буква или цифра.</translation>
    </message>
    <message>
        <source>“%1” is no variable: write NAME=value.</source>
        <translation>«%1» — не переменная: пишите ИМЯ=значение.</translation>
    </message>
    <message>
        <source>A container that is removed when it ends cannot be started again.</source>
        <translation>Контейнер, который удаляется по завершении, нельзя запустить снова.</translation>
    </message>
    <message>
        <source>Run a container</source>
        <translation>Запустить контейнер</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запустить</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Образ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Переменные окружения</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Перезапуск</translation>
    </message>
    <message>
        <source>the image’s own</source>
        <translation>как в образе</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>when it fails</source>
        <translation>при сбое</translation>
    </message>
    <message>
        <source>always, unless it was stopped</source>
        <translation>всегда, если его не остановили</translation>
    </message>
    <message>
        <source>always</source>
        <translation>всегда</translation>
    </message>
    <message>
        <source>Remove it when it ends</source>
        <translation>Удалить, когда он завершится</translation>
    </message>
    <message>
        <source>Makes it from an image and starts it. An image that the engine does not have is pulled first.</source>
        <translation>Создаёт его из образа и запускает. Если образа у движка нет, сначала скачивает его.</translation>
    </message>
    <message>
        <source>As the engine knows it, with its tag: redis:7</source>
        <translation>Так, как его знает движок, с тегом: redis:7</translation>
    </message>
    <message>
        <source>One variable a line</source>
        <translation>По одной переменной в строке</translation>
    </message>
    <message>
        <source>Instead of what the image runs by itself; quotes as in a shell</source>
        <translation>Вместо того, что запускает сам образ; кавычки как в оболочке</translation>
    </message>
    <message>
        <source>What the engine does when it ends</source>
        <translation>Что движок сделает, когда он завершится</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
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
    <name>portolan::views::StopForGoodDialog</name>
    <message>
        <source>Stop %1 for good?</source>
        <translation>Остановить %1 насовсем?</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Отменить это будет нельзя.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
</context>
<context>
    <name>portolan::views::SwarmOffer</name>
    <message>
        <source>This engine is a worker of a swarm. Only a manager makes overlay networks: choose a manager&apos;s engine, or promote this node there with “docker node promote”.</source>
        <translation>Этот движок — рабочий узел swarm. Сети overlay создаёт только менеджер: выберите движок менеджера или сделайте там этот узел менеджером: «docker node promote».</translation>
    </message>
    <message>
        <source>This engine is in no swarm, and an overlay network needs one. Make it the first manager of a new swarm, or join an existing one: “docker swarm join-token worker” on one of its managers says how.</source>
        <translation>Этот движок не состоит в swarm, а сети overlay он нужен. Сделайте движок первым менеджером нового swarm или присоединитесь к существующему: как — скажет «docker swarm join-token worker» на одном из его менеджеров.</translation>
    </message>
    <message>
        <source>Address for the other hosts</source>
        <translation>Адрес для других хостов</translation>
    </message>
    <message>
        <source>the engine chooses</source>
        <translation>выберет движок</translation>
    </message>
    <message>
        <source>Start a swarm</source>
        <translation>Создать swarm</translation>
    </message>
    <message>
        <source>This engine is on its way into its swarm. Wait a moment; if it stays so, “docker info” and the engine&apos;s log say why.</source>
        <translation>Этот движок как раз входит в свой swarm. Подождите немного; если ничего не изменится, причину скажут «docker info» и журнал движка.</translation>
    </message>
    <message>
        <source>This engine is a manager of a swarm, and was restarted: the swarm is locked until somebody gives its key on that host with “docker swarm unlock”.</source>
        <translation>Этот движок — менеджер swarm, и его перезапустили: он заблокирован, пока на его хосте не введут ключ командой «docker swarm unlock».</translation>
    </message>
    <message>
        <source>This engine is in a swarm, but does not get to it: “docker info” says why. It tries again by itself; “docker swarm leave --force” takes it out.</source>
        <translation>Этот движок состоит в swarm, но связи с ним нет: причину скажет «docker info». Движок пробует снова сам; вывести его из swarm можно командой «docker swarm leave --force».</translation>
    </message>
    <message>
        <source>The engine starts the swarm…</source>
        <translation>Движок создаёт swarm…</translation>
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
